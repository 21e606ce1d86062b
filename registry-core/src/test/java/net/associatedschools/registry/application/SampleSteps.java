package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.AUTUMN;
import static net.associatedschools.registry.Sample.COMMISSION;
import static net.associatedschools.registry.Sample.COORDINATOR;
import static net.associatedschools.registry.Sample.ERROR;
import static net.associatedschools.registry.Sample.FIRST;
import static net.associatedschools.registry.Sample.FOREIGN_COMMISSION;
import static net.associatedschools.registry.Sample.FOREIGN_COORDINATOR;
import static net.associatedschools.registry.Sample.FR;
import static net.associatedschools.registry.Sample.HQ;
import static net.associatedschools.registry.Sample.SPRING;
import static net.associatedschools.registry.Sample.UNDESIGNATED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.Sample;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.ApplicationEvent.NotPreselected;
import net.associatedschools.registry.application.ApplicationEvent.NotRecommended;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Refused;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToCoordinator;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.ApplicationEvent.TrialStage;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;

/** The steps beside the straight way, and who may not take them. */
final class SampleSteps {
    static final Text WORDS = SampleForm.text(9, 3);
    static final Text SILENCE = SampleForm.text(9, 0);
    static final LocalDate SOON = SPRING.plusDays(10);

    static final ReturnedToSchool RETURNED_TO_SCHOOL =
            new ReturnedToSchool(FIRST, When.on(SOON), COORDINATOR.id(), false, WORDS);
    static final NotPreselected NOT_PRESELECTED =
            new NotPreselected(FIRST, When.on(SOON), COORDINATOR.id(), false, ERROR);
    static final NotRecommended NOT_RECOMMENDED =
            new NotRecommended(FIRST, When.on(AUTUMN), COORDINATOR.id(), false, ERROR);
    static final ReturnedToCoordinator RETURNED_TO_COORDINATOR =
            new ReturnedToCoordinator(FIRST, When.on(AUTUMN), HQ.id(), WORDS);
    static final Refused REFUSED = new Refused(FIRST, When.on(AUTUMN), HQ.id(), ERROR);

    private SampleSteps() {}

    static CountryRules under(AdmissionPolicy policy) {
        return new CountryRules(
                FR, Set.of(COORDINATOR.id()), true, null, new Policy("x", policy), "country:FR#1");
    }

    /** On trial from spring on until that day, in that stage. */
    static Preselected preselected(LocalDate until, String stage) {
        return new Preselected(
                FIRST,
                When.on(SPRING),
                COORDINATOR.id(),
                false,
                "country:FR#1",
                until,
                new TrialStage(stage, false));
    }

    /** R-APP-5: who is designated, or stands in; HQ and the commission are recorded as such. */
    static void assertNational(
            Decider<Application, ApplicationCommand, ApplicationEvent> state,
            Function<Actor, ApplicationCommand> command) {
        for (var actor : List.of(COORDINATOR, COMMISSION, HQ)) {
            var events = state.when(command.apply(actor)).events();
            var hand = List.<Object>of(actor.id(), actor.role() != Role.COORDINATOR);
            assertEquals(hand, Steps.hand(events.getFirst()), actor.toString());
        }
        state.when(command.apply(UNDESIGNATED)).thenBroken("R-APP-5", Kind.ROLE);
        for (var actor : List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            state.when(command.apply(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
        for (var actor :
                List.of(
                        Actor.ANYONE,
                        Sample.PRINCIPAL,
                        Sample.HEAD,
                        Sample.AUDITOR,
                        Sample.OPERATOR)) {
            state.when(command.apply(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    /** HQ and nobody else. */
    static void assertHqAlone(
            Decider<Application, ApplicationCommand, ApplicationEvent> state,
            Function<Actor, ApplicationCommand> command) {
        for (var actor : Sample.ALL) {
            if (actor.equals(HQ)) continue;
            state.when(command.apply(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }
}
