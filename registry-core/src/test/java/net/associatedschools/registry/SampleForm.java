package net.associatedschools.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.application.Form.Body;
import net.associatedschools.registry.application.Form.Consultation;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import org.jspecify.annotations.Nullable;

/** A complete form, of which a test says only what is different. */
public final class SampleForm {
    private static final LocalDate CONSULTED = LocalDate.of(2024, 2, 1);

    private String name = "Lyceum";
    private List<String> types = List.of("SECONDARY");
    private @Nullable Category category = Category.PUBLIC;
    private @Nullable Location location = Location.URBAN;
    private @Nullable Education education = Education.FORMAL;
    private @Nullable String town = "Lyon";
    private @Nullable String address = "1 rue de la Paix";
    private @Nullable String email = "office@lyceum.example";
    private List<String> themes = List.of("GLOBAL_CITIZENSHIP");
    private @Nullable PersonId principal = Sample.person(1);
    private @Nullable PersonId focalPoint = Sample.person(2);
    private @Nullable Text resources = text(1, 20);
    private @Nullable Text motivation = text(2, 80);
    private @Nullable String recognisedBy = "Ministry of Education";
    private List<Consultation> consultations =
            List.of(consulted(Body.LEADERSHIP), consulted(Body.STAFF), consulted(Body.STUDENTS));
    private @Nullable Text studentsExempt;

    private SampleForm() {}

    public static SampleForm complete() {
        return new SampleForm();
    }

    public static Text text(int number, int words) {
        return new Text(TextId.of(new UUID(4, number)), "00", words);
    }

    public static Consultation consulted(Body body) {
        return new Consultation(body, CONSULTED, "MINUTES");
    }

    public SampleForm withName(String other) {
        name = other;
        return this;
    }

    public SampleForm withTypes(String... others) {
        types = List.of(others);
        return this;
    }

    public SampleForm withCategory(@Nullable Category other) {
        category = other;
        return this;
    }

    public SampleForm withLocation(@Nullable Location other) {
        location = other;
        return this;
    }

    public SampleForm withEducation(@Nullable Education other) {
        education = other;
        return this;
    }

    public SampleForm withTown(@Nullable String other) {
        town = other;
        return this;
    }

    public SampleForm withAddress(@Nullable String other) {
        address = other;
        return this;
    }

    public SampleForm withEmail(@Nullable String other) {
        email = other;
        return this;
    }

    public SampleForm withThemes(String... others) {
        themes = List.of(others);
        return this;
    }

    public SampleForm withPrincipal(@Nullable PersonId other) {
        principal = other;
        return this;
    }

    public SampleForm withFocalPoint(@Nullable PersonId other) {
        focalPoint = other;
        return this;
    }

    public SampleForm withResources(@Nullable Text other) {
        resources = other;
        return this;
    }

    public SampleForm withMotivation(@Nullable Text other) {
        motivation = other;
        return this;
    }

    public SampleForm withRecognisedBy(@Nullable String other) {
        recognisedBy = other;
        return this;
    }

    public SampleForm withStudentsExempt(@Nullable Text other) {
        studentsExempt = other;
        return this;
    }

    /** As if that body had not been asked. */
    public SampleForm without(Body body) {
        consultations = consultations.stream().filter(each -> each.body() != body).toList();
        return this;
    }

    public SampleForm with(Consultation other) {
        var all = new ArrayList<>(without(other.body()).consultations);
        all.add(other);
        consultations = all;
        return this;
    }

    public Form build() {
        var profile =
                new Profile(
                        name, types, category, location, education, town, address, null, null,
                        email, null, null, List.of(), themes, List.of(), List.of());
        return new Form(
                profile,
                principal,
                focalPoint,
                resources,
                motivation,
                null,
                recognisedBy,
                consultations,
                studentsExempt);
    }
}
