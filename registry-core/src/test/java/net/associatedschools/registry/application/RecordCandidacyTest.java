package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Correct;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCandidacyTest {
    static final When SEEN = When.in(YearMonth.of(2014, 5));
    static final CandidacyRecorded RECORDED =
            new CandidacyRecorded(
                    FIRST,
                    When.knownBy(LocalDate.of(2014, 5, 31)),
                    LYCEUM,
                    FR,
                    PROFILE.name(),
                    SEEN,
                    LIST);
    static final Decider<Application, ApplicationCommand, ApplicationEvent> LISTED =
            NOT_MADE.given(RECORDED);

    @Test
    void R_STAT_3_a_candidate_from_a_list_has_no_start_but_was_seen() {
        NOT_MADE.when(by(COORDINATOR)).then(RECORDED);
    }

    @Test
    void a_start_that_the_list_knows_is_recorded() {
        var since = When.in(YearMonth.of(2013, 9));
        NOT_MADE.when(record(Statement.by(HQ).since(since)))
                .then(new CandidacyRecorded(FIRST, since, LYCEUM, FR, PROFILE.name(), SEEN, LIST));
    }

    @Test
    void R_TIME_3_a_candidate_is_not_seen_before_it_became_one() {
        NOT_MADE.when(record(Statement.by(HQ, SPRING)))
                .thenWrong("R-TIME-3", "statement.effective");
    }

    @Test
    void R_APP_1_a_candidate_has_a_name() {
        var nameless = Profile.named(" ", null);
        var command =
                new RecordCandidacy(FIRST, LYCEUM, FR, nameless, SEEN, LIST, Statement.by(HQ));
        NOT_MADE.when(command).thenWrong("R-APP-1", "profile.name");
    }

    @Test
    void R_ROLE_2_who_may_import_may_record_it_and_nobody_else() {
        for (var actor : List.of(COORDINATOR, COMMISSION, HQ, Actor.SYSTEM)) {
            NOT_MADE.when(by(actor)).then(RECORDED);
        }
        for (var actor : List.of(Actor.ANYONE, PRINCIPAL, HEAD, AUDITOR, OPERATOR)) {
            NOT_MADE.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        NOT_MADE.when(by(FOREIGN_COORDINATOR)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    @Test
    void R_APP_13_recording_it_twice_is_harmless_and_another_is_refused() {
        LISTED.when(by(HQ)).thenNothing();
        LISTED.when(record(Statement.by(HQ).since(When.UNKNOWN))).thenBroken("R-APP-13");
        SUBMITTED.when(by(HQ)).thenBroken("R-APP-13");
        var another =
                new RecordCandidacy(FIRST, ACADEMY, FR, PROFILE, SEEN, LIST, Statement.by(HQ));
        LISTED.when(another).thenBroken("R-APP-13");
    }

    @Test
    void R_APP_10_where_no_trial_is_known_none_is_waited_for() {
        LISTED.when(RECOMMEND).then(RECOMMENDED);
    }

    @Test
    void R_APP_5_it_is_a_candidate_already() {
        LISTED.when(PRESELECT).thenBroken("R-APP-5");
        LISTED.when(new Preselect(FIRST, Statement.by(HQ, TODAY))).thenBroken("R-APP-5");
    }

    @Test
    void R_APP_4_certified_only_after_it_was_recommended() {
        LISTED.when(CERTIFY).thenBroken("R-APP-4");
        LISTED.given(RECOMMENDED).when(CERTIFY).then(CERTIFIED);
        LISTED.given(RECOMMENDED)
                .when(new Certify(FIRST, Statement.by(HQ, SPRING)))
                .thenBroken("R-TIME-3");
    }

    @Test
    void R_TIME_2_it_is_taken_back_unless_something_stands_on_it() {
        LISTED.when(correct(null)).then(new Corrected(FIRST, 0, null, ERROR));
        LISTED.given(RECOMMENDED).when(correct(null)).thenBroken("R-TIME-3");
    }

    @Test
    void R_TIME_2_what_is_said_instead_is_held_to_the_same() {
        LISTED.when(correct(told(When.in(YearMonth.of(2015, 1)), "A")))
                .thenWrong("R-TIME-3", "replacement.effective");
        LISTED.when(correct(told(SEEN, ""))).thenWrong("R-APP-1", "replacement.name");
        LISTED.when(correct(APPLIED)).thenWrong("R-TIME-2", "replacement");
    }

    private static CandidacyRecorded told(When effective, String name) {
        return new CandidacyRecorded(FIRST, effective, LYCEUM, FR, name, SEEN, LIST);
    }

    private static Correct correct(ApplicationEvent.@Nullable Happened replacement) {
        return new Correct(FIRST, 0, replacement, ERROR, Statement.by(HQ));
    }

    private static RecordCandidacy by(Actor actor) {
        return record(Statement.by(actor));
    }

    private static RecordCandidacy record(Statement statement) {
        return new RecordCandidacy(FIRST, LYCEUM, FR, PROFILE, SEEN, LIST, statement);
    }
}
