package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;
import static net.associatedschools.registry.application.SampleSteps.*;

import java.util.List;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.SamplePolicy;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.Form.Body;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.AdmissionPolicy.Eligibility;
import net.associatedschools.registry.fact.AdmissionPolicy.Season;
import net.associatedschools.registry.fact.DayOfYear;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    @Test
    void R_APP_11_a_country_may_take_some_types_only() {
        apply(FORM, eligible(List.of("PRIMARY"), List.of(), List.of()))
                .thenWrong("R-APP-11", "form.profile.types");
        apply(FORM, eligible(List.of("PRIMARY", "SECONDARY"), List.of(), List.of())).then(APPLIED);
    }

    @Test
    void R_APP_11_a_country_may_take_public_schools_only() {
        apply(FORM, eligible(List.of(), List.of(Category.PRIVATE), List.of()))
                .thenWrong("R-APP-11", "form.profile.category");
        apply(FORM, eligible(List.of(), List.of(Category.PUBLIC), List.of())).then(APPLIED);
    }

    @Test
    void R_APP_2_a_country_may_have_more_bodies_consulted() {
        var families = eligible(List.of(), List.of(), List.of("FAMILIES", "STUDENTS"));
        apply(FORM, families).thenWrong("R-APP-2", "form.consultations");
        var form = SampleForm.complete().with(SampleForm.consulted(Body.FAMILIES)).build();
        apply(form, families).then(new Applied(FIRST, When.on(SPRING), LYCEUM, FR, form));
    }

    @Test
    void R_APP_2_students_may_be_exempt_there_too() {
        var form = SampleForm.complete().withTypes("PRE_PRIMARY").without(Body.STUDENTS).build();
        apply(form, eligible(List.of(), List.of(), List.of("STUDENTS")))
                .then(new Applied(FIRST, When.on(SPRING), LYCEUM, FR, form));
    }

    @Test
    void R_APP_6_a_country_may_take_applications_in_a_season_only() {
        var autumn = new Season(new DayOfYear("09-01"), new DayOfYear("09-30"));
        var spring = new Season(new DayOfYear("03-01"), new DayOfYear("03-31"));
        apply(FORM, SamplePolicy.of(12).intake(autumn).build()).thenBroken("R-APP-6", Kind.STATE);
        apply(FORM, SamplePolicy.of(12).intake(autumn, spring).build()).then(APPLIED);
    }

    private static Decider.Outcome<ApplicationEvent> apply(Form form, AdmissionPolicy policy) {
        return NOT_MADE.in(under(policy))
                .when(new Apply(FIRST, LYCEUM, FR, form, APPLY.statement()));
    }

    private static AdmissionPolicy eligible(
            List<String> types, List<Category> categories, List<String> consultations) {
        return SamplePolicy.of(12)
                .eligibility(new Eligibility(types, categories, consultations))
                .build();
    }
}
