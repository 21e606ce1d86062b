package net.associatedschools.registry.application;

import static net.associatedschools.registry.fact.Vocabulary.CONSULTATION_EVIDENCE;
import static net.associatedschools.registry.fact.Vocabulary.INSTITUTION_TYPES;
import static net.associatedschools.registry.fact.Vocabulary.PRE_PRIMARY;
import static net.associatedschools.registry.fact.Vocabulary.THEMES;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.RuleBroken.Wrong;
import net.associatedschools.registry.fact.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a school says when it applies (R-APP-1, R-APP-2, R-APP-11). Persons and free texts are
 * references (R-PRIV-1). Null is "left empty", which {@link #mustBeComplete} refuses where the
 * network asks for an answer.
 */
public record Form(
        Profile profile,
        @Nullable PersonId principal,
        @Nullable PersonId focalPoint,
        @Nullable Text resources,
        @Nullable Text motivation,
        @Nullable Text howHeard,
        @Nullable String recognisedBy,
        List<Consultation> consultations,
        @Nullable Text studentsExempt) {

    private static final int MOTIVATION_WORDS_MAX = 100;
    private static final List<Body> REQUIRED = List.of(Body.LEADERSHIP, Body.STAFF, Body.STUDENTS);

    /** The bodies of a school's community. */
    public enum Body {
        LEADERSHIP,
        STAFF,
        STUDENTS,
        BOARD,
        FAMILIES
    }

    /** A body that was consulted and agrees: when, and what kind of evidence shows it. */
    public record Consultation(Body body, @Nullable LocalDate date, @Nullable String evidence) {
        /** The bodies without which nobody applies (R-APP-2), all consulted on one day. */
        public static List<Consultation> required(LocalDate date, String evidence) {
            return REQUIRED.stream().map(body -> new Consultation(body, date, evidence)).toList();
        }
    }

    public Form {
        consultations = List.copyOf(consultations);
    }

    /** All that the network asks for (R-APP-1, R-APP-2, R-APP-11), and no more. */
    public static Form required(
            Profile profile,
            PersonId principal,
            PersonId focalPoint,
            Text resources,
            Text motivation,
            String recognisedBy,
            List<Consultation> consultations) {
        return new Form(
                profile,
                principal,
                focalPoint,
                resources,
                motivation,
                null,
                recognisedBy,
                consultations,
                null);
    }

    /** Refuses by R-APP-1, R-APP-11 or R-APP-2 with every field that is wrong. */
    void mustBeComplete() {
        refuse("R-APP-1", wrongFields());
        refuse("R-APP-11", empty("recognisedBy", recognisedBy));
        refuse("R-APP-2", wrongConsultations());
    }

    /** Whether that body was consulted; students may be exempt (R-APP-2). */
    boolean hasConsulted(String body) {
        boolean exempt = body.equals(Body.STUDENTS.name()) && areStudentsExempt();
        return exempt || consultations.stream().anyMatch(c -> c.body().name().equals(body));
    }

    private List<Wrong> wrongFields() {
        var wrongs = new ArrayList<Wrong>();
        wrongs.addAll(empty("profile.name", profile.name()));
        wrongs.addAll(empty("profile.types", profile.type()));
        wrongs.addAll(unknown("profile.types", profile.types(), INSTITUTION_TYPES));
        wrongs.addAll(empty("profile.category", profile.category()));
        wrongs.addAll(empty("profile.location", profile.location()));
        wrongs.addAll(empty("profile.education", profile.education()));
        wrongs.addAll(empty("profile.town", profile.town()));
        wrongs.addAll(empty("profile.address", profile.address()));
        wrongs.addAll(empty("profile.email", profile.email()));
        wrongs.addAll(unknown("profile.themes", profile.themes(), THEMES));
        wrongs.addAll(empty("principal", principal));
        wrongs.addAll(empty("focalPoint", focalPoint));
        wrongs.addAll(empty("resources", resources));
        wrongs.addAll(empty("motivation", motivation));
        if (motivation != null
                && (motivation.words() < 1 || motivation.words() > MOTIVATION_WORDS_MAX)) {
            wrongs.add(
                    wrong(
                            "motivation",
                            "has " + motivation.words() + " words, must have 1 to 100"));
        }
        return wrongs;
    }

    private List<Wrong> wrongConsultations() {
        var wrongs = new ArrayList<Wrong>();
        for (var consultation : consultations) {
            var of = " of " + consultation.body() + " is missing";
            if (consultation.date() == null) wrongs.add(wrong("consultations", "the date" + of));
            var evidence = consultation.evidence();
            if (evidence == null) wrongs.add(wrong("consultations", "the evidence" + of));
            else wrongs.addAll(unknown("consultations", List.of(evidence), CONSULTATION_EVIDENCE));
        }
        var consulted = consultations.stream().map(Consultation::body).toList();
        for (var body : REQUIRED) {
            boolean exempt = body == Body.STUDENTS && areStudentsExempt();
            if (!consulted.contains(body) && !exempt) {
                wrongs.add(wrong("consultations", body + " was not consulted"));
            }
        }
        return wrongs;
    }

    private boolean areStudentsExempt() {
        return PRE_PRIMARY.equals(profile.type()) || studentsExempt != null;
    }

    private static void refuse(String rule, List<Wrong> wrongs) {
        if (!wrongs.isEmpty()) throw RuleBroken.content(rule, wrongs);
    }

    private static List<Wrong> empty(String field, @Nullable Object value) {
        boolean empty = value == null || (value instanceof String text && text.isBlank());
        return empty ? List.of(wrong(field, "is missing")) : List.of();
    }

    private static List<Wrong> unknown(String field, List<String> words, Set<String> known) {
        return words.stream()
                .filter(word -> !known.contains(word))
                .map(word -> wrong(field, word + " is none of " + known.stream().sorted().toList()))
                .toList();
    }

    private static Wrong wrong(String field, String detail) {
        return new Wrong("form." + field, detail);
    }
}
