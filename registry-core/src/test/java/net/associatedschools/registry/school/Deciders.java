package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;

import net.associatedschools.registry.Decider;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;

/** Schools as far as they have come. */
interface Deciders {
    When SEEN = When.knownBy(SPRING);
    Withdrawn LEFT = new Withdrawn(LYCEUM, When.on(TODAY), OWN_WISH);
    SchoolRegistered LISTED = new SchoolRegistered(LYCEUM, SEEN, FR, PROFILE);
    MembershipRecorded RECORDED = new MembershipRecorded(LYCEUM, SEEN, When.on(SPRING), LIST);

    Decider<Timeline, SchoolCommand, SchoolEvent> UNKNOWN =
            Decider.of(Timeline.EMPTY, School::decide, School::evolve);
    Decider<Timeline, SchoolCommand, SchoolEvent> APPLICANT = UNKNOWN.given(REGISTERED, OPENED);
    Decider<Timeline, SchoolCommand, SchoolEvent> MEMBER = APPLICANT.given(STARTED);
    Decider<Timeline, SchoolCommand, SchoolEvent> ON_A_LIST = UNKNOWN.given(LISTED, RECORDED);
    Decider<Timeline, SchoolCommand, SchoolEvent> FORMER_MEMBER = MEMBER.given(LEFT);
}
