package net.associatedschools.registry.application;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.Form.Body;
import net.associatedschools.registry.application.Form.Consultation;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.RuleBroken.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    static final LocalDate DAY = LocalDate.of(2024, 2, 1);

    @Test
    void R_APP_1_a_complete_form_is_taken() {
        assertDoesNotThrow(() -> form().build().mustBeComplete());
    }

    @ParameterizedTest
    @MethodSource
    void R_APP_1_each_missing_field_is_named(String field, SampleForm form) {
        assertWrong("R-APP-1", List.of(new Wrong("form." + field, "is missing")), form);
    }

    static Stream<Arguments> R_APP_1_each_missing_field_is_named() {
        return Stream.of(
                Arguments.of("profile.name", form().withName("")),
                Arguments.of("profile.name", form().withName(" \t")),
                Arguments.of("profile.types", form().withTypes()),
                Arguments.of("profile.category", form().withCategory(null)),
                Arguments.of("profile.location", form().withLocation(null)),
                Arguments.of("profile.education", form().withEducation(null)),
                Arguments.of("profile.town", form().withTown(null)),
                Arguments.of("profile.town", form().withTown(" ")),
                Arguments.of("profile.address", form().withAddress(null)),
                Arguments.of("profile.email", form().withEmail(null)),
                Arguments.of("principal", form().withPrincipal(null)),
                Arguments.of("focalPoint", form().withFocalPoint(null)),
                Arguments.of("resources", form().withResources(null)),
                Arguments.of("motivation", form().withMotivation(null)));
    }

    @Test
    void R_APP_1_all_that_is_missing_is_said_at_once() {
        assertWrong(
                "R-APP-1",
                List.of(
                        new Wrong("form.profile.town", "is missing"),
                        new Wrong("form.principal", "is missing")),
                form().withTown(null).withPrincipal(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void R_APP_1_a_motivation_has_1_to_100_words(int words) {
        assertDoesNotThrow(motivated(words).build()::mustBeComplete);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void R_APP_1_a_motivation_of_another_length_is_refused(int words) {
        var wrong = new Wrong("form.motivation", "has " + words + " words, must have 1 to 100");
        assertWrong("R-APP-1", List.of(wrong), motivated(words));
    }

    @Test
    void R_APP_1_types_and_themes_are_words_of_the_vocabulary() {
        assertWrong(
                "R-APP-1",
                List.of(
                        new Wrong(
                                "form.profile.types",
                                "KINDERGARTEN is none of [OTHER, PRE_PRIMARY, PRIMARY, SECONDARY,"
                                        + " TEACHER_TRAINING, VOCATIONAL]"),
                        new Wrong(
                                "form.profile.themes",
                                "FOOTBALL is none of [GLOBAL_CITIZENSHIP,"
                                        + " INTERCULTURAL_LEARNING, PEACE_AND_HUMAN_RIGHTS,"
                                        + " SUSTAINABLE_DEVELOPMENT]")),
                form().withTypes("PRIMARY", "KINDERGARTEN").withThemes("FOOTBALL"));
    }

    @Test
    void R_APP_11_the_national_authorities_recognise_the_school() {
        var missing = List.of(new Wrong("form.recognisedBy", "is missing"));
        assertWrong("R-APP-11", missing, form().withRecognisedBy(null));
        assertWrong("R-APP-11", missing, form().withRecognisedBy(""));
    }

    @ParameterizedTest
    @EnumSource(names = {"LEADERSHIP", "STAFF", "STUDENTS"})
    void R_APP_2_leadership_staff_and_students_were_consulted(Body body) {
        var wrong = new Wrong("form.consultations", body + " was not consulted");
        assertWrong("R-APP-2", List.of(wrong), form().without(body));
    }

    @Test
    void R_APP_2_pre_primary_exempts_the_students_and_nobody_else() {
        var young = form().withTypes("PRE_PRIMARY", "PRIMARY").without(Body.STUDENTS);
        assertDoesNotThrow(young.build()::mustBeComplete);
        var wrong = new Wrong("form.consultations", "STAFF was not consulted");
        assertWrong("R-APP-2", List.of(wrong), young.without(Body.STAFF));
    }

    @Test
    void R_APP_2_only_a_primary_type_of_pre_primary_exempts() {
        var mixed = form().withTypes("PRIMARY", "PRE_PRIMARY").without(Body.STUDENTS);
        var wrong = new Wrong("form.consultations", "STUDENTS was not consulted");
        assertWrong("R-APP-2", List.of(wrong), mixed);
    }

    @Test
    void R_APP_2_a_stated_reason_exempts_the_students() {
        var exempt = form().without(Body.STUDENTS).withStudentsExempt(SampleForm.text(3, 9));
        assertDoesNotThrow(exempt.build()::mustBeComplete);
    }

    @Test
    void R_APP_2_board_and_families_are_recorded_beside() {
        var all =
                form().with(SampleForm.consulted(Body.BOARD))
                        .with(SampleForm.consulted(Body.FAMILIES));
        assertDoesNotThrow(all.build()::mustBeComplete);
    }

    @Test
    void R_APP_2_the_kind_of_evidence_is_a_word_of_the_vocabulary() {
        var wrong =
                new Wrong(
                        "form.consultations",
                        "RUMOUR is none of [MINUTES, OTHER, SIGNED_LETTER, SURVEY, VOTE]");
        assertWrong(
                "R-APP-2",
                List.of(wrong),
                form().with(new Consultation(Body.STAFF, DAY, "RUMOUR")));
    }

    @Test
    void R_APP_2_each_consultation_has_a_date_and_evidence() {
        assertWrong(
                "R-APP-2",
                List.of(new Wrong("form.consultations", "the date of STAFF is missing")),
                form().with(new Consultation(Body.STAFF, null, "MINUTES")));
        assertWrong(
                "R-APP-2",
                List.of(new Wrong("form.consultations", "the evidence of STAFF is missing")),
                form().with(new Consultation(Body.STAFF, DAY, null)));
    }

    @Test
    void R_APP_1_is_asked_before_R_APP_11_and_that_before_R_APP_2() {
        var empty = form().withTown(null).withRecognisedBy(null).without(Body.STAFF);
        assertEquals("R-APP-1", refusal(empty).rule());
        assertEquals("R-APP-11", refusal(empty.withTown("Lyon")).rule());
        assertEquals("R-APP-2", refusal(empty.withRecognisedBy("Ministry")).rule());
    }

    private static SampleForm form() {
        return SampleForm.complete();
    }

    private static SampleForm motivated(int words) {
        return form().withMotivation(SampleForm.text(2, words));
    }

    private static void assertWrong(String rule, List<Wrong> wrongs, SampleForm form) {
        var broken = refusal(form);
        assertEquals(rule, broken.rule());
        assertEquals(wrongs, broken.wrongs());
    }

    private static RuleBroken refusal(SampleForm form) {
        return assertThrows(RuleBroken.class, form.build()::mustBeComplete);
    }
}
