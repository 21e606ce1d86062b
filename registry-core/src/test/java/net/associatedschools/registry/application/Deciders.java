package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.APPLIED;
import static net.associatedschools.registry.Sample.CERTIFIED;
import static net.associatedschools.registry.Sample.PRESELECTED;
import static net.associatedschools.registry.Sample.RECOMMENDED;
import static net.associatedschools.registry.Sample.WITHDRAWN;

import net.associatedschools.registry.Decider;

/** Applications as far as they have come. */
interface Deciders {
    Decider<Application, ApplicationCommand, ApplicationEvent> NOT_MADE =
            Decider.of(Application.NOT_MADE, Application::decide, Application::evolve);
    Decider<Application, ApplicationCommand, ApplicationEvent> SUBMITTED = NOT_MADE.given(APPLIED);
    Decider<Application, ApplicationCommand, ApplicationEvent> ASKED =
            SUBMITTED.given(SampleSteps.RETURNED_TO_SCHOOL);
    Decider<Application, ApplicationCommand, ApplicationEvent> CANDIDATE =
            SUBMITTED.given(PRESELECTED);
    Decider<Application, ApplicationCommand, ApplicationEvent> PROPOSED =
            CANDIDATE.given(RECOMMENDED);
    Decider<Application, ApplicationCommand, ApplicationEvent> MADE_MEMBER =
            PROPOSED.given(CERTIFIED);
    Decider<Application, ApplicationCommand, ApplicationEvent> GIVEN_UP =
            SUBMITTED.given(WITHDRAWN);
}
