package net.associatedschools.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.Withdraw;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;

/** The people, places and days of the tests. */
public final class Sample {
    public static final LocalDate SPRING = LocalDate.of(2024, 3, 1);
    public static final LocalDate TRIAL_END = LocalDate.of(2025, 3, 1);
    public static final LocalDate AUTUMN = LocalDate.of(2025, 9, 1);
    public static final LocalDate TODAY = LocalDate.of(2025, 10, 1);

    public static final CountryCode FR = new CountryCode("FR");
    public static final CountryCode DE = new CountryCode("DE");
    public static final SchoolId LYCEUM = SchoolId.of(new UUID(1, 1));
    public static final SchoolId ACADEMY = SchoolId.of(new UUID(1, 2));
    public static final ApplicationId FIRST = ApplicationId.of(new UUID(2, 1));
    public static final ApplicationId SECOND = ApplicationId.of(new UUID(2, 2));

    public static final Actor PRINCIPAL = Actor.applicant(person(1), FIRST);
    public static final Actor SECOND_PRINCIPAL = Actor.applicant(person(1), SECOND);
    public static final Actor HEAD = Actor.school(person(1), LYCEUM);
    public static final Actor OTHER_HEAD = Actor.school(person(2), ACADEMY);
    public static final Actor COORDINATOR = Actor.coordinator(person(3), FR);
    public static final Actor UNDESIGNATED = Actor.coordinator(person(4), FR);
    public static final Actor FOREIGN_COORDINATOR = Actor.coordinator(person(5), DE);
    public static final Actor COMMISSION = Actor.commission(person(6), FR);
    public static final Actor FOREIGN_COMMISSION = Actor.commission(person(7), DE);
    public static final Actor HQ = Actor.hq(person(8));
    public static final Actor REVIEWER = Actor.hq(person(9));
    public static final Actor AUDITOR = new Actor(person(10).value(), Role.AUDITOR, null);
    public static final Actor OPERATOR = new Actor(person(11).value(), Role.OPERATOR, null);

    public static final Policy POLICY = new Policy("2024", AdmissionPolicy.ofMonths(12));
    public static final CountryRules OPEN =
            rules(true, UnescoStatus.MEMBER_STATE, POLICY, "country:FR#1");
    public static final CountryRules SUSPENDED =
            rules(false, UnescoStatus.MEMBER_STATE, POLICY, "country:FR#1");
    public static final CountryRules NO_MEMBER_STATE =
            rules(true, UnescoStatus.NONE, POLICY, "country:FR#1");

    public static final Form FORM = SampleForm.complete().build();
    public static final Profile PROFILE = FORM.profile();
    public static final Reason OWN_WISH = Reason.of("SCHOOL_DECISION");
    public static final Reason ERROR = Reason.of("CLERICAL_ERROR");
    public static final Source LIST = new Source("list of 2014", "ab12", Map.of());

    public static final Apply APPLY =
            new Apply(FIRST, LYCEUM, FR, FORM, Statement.by(Actor.ANYONE, SPRING));
    public static final Apply APPLY_AGAIN =
            new Apply(SECOND, LYCEUM, FR, FORM, Statement.by(HEAD, TODAY));
    public static final Preselect PRESELECT =
            new Preselect(FIRST, Statement.by(COORDINATOR, SPRING));
    public static final Recommend RECOMMEND =
            new Recommend(FIRST, Statement.by(COORDINATOR, TRIAL_END));
    public static final Certify CERTIFY = new Certify(FIRST, Statement.by(HQ, AUTUMN));
    public static final Withdraw WITHDRAW =
            new Withdraw(FIRST, OWN_WISH, Statement.by(PRINCIPAL, AUTUMN));

    public static final Applied APPLIED = new Applied(FIRST, When.on(SPRING), LYCEUM, FR, FORM);
    public static final Preselected PRESELECTED =
            new Preselected(
                    FIRST, When.on(SPRING), COORDINATOR.id(), false, "country:FR#1", TRIAL_END);
    public static final Recommended RECOMMENDED =
            new Recommended(FIRST, When.on(TRIAL_END), COORDINATOR.id(), false);
    public static final Certified CERTIFIED =
            new Certified(FIRST, When.on(AUTUMN), HQ.id(), PROFILE.name());
    public static final net.associatedschools.registry.application.ApplicationEvent.Withdrawn
            WITHDRAWN =
                    new net.associatedschools.registry.application.ApplicationEvent.Withdrawn(
                            FIRST, When.on(AUTUMN), OWN_WISH);

    public static final SchoolRegistered REGISTERED =
            new SchoolRegistered(LYCEUM, When.on(SPRING), FR, PROFILE);
    public static final ApplicationOpened OPENED =
            new ApplicationOpened(LYCEUM, When.on(SPRING), FIRST);
    public static final MembershipStarted STARTED =
            new MembershipStarted(LYCEUM, When.on(AUTUMN), FIRST, PROFILE.name());

    /** All who may speak, of this country and of others. */
    public static final List<Actor> ALL =
            List.of(
                    Actor.ANYONE,
                    Actor.SYSTEM,
                    PRINCIPAL,
                    HEAD,
                    OTHER_HEAD,
                    COORDINATOR,
                    UNDESIGNATED,
                    FOREIGN_COORDINATOR,
                    COMMISSION,
                    FOREIGN_COMMISSION,
                    HQ,
                    AUDITOR,
                    OPERATOR);

    private Sample() {}

    public static PersonId person(int number) {
        return PersonId.of(new UUID(3, number));
    }

    public static PersonId personOf(Actor actor) {
        return new PersonId(actor.id());
    }

    private static CountryRules rules(
            boolean open, UnescoStatus status, Policy policy, String policyName) {
        return new CountryRules(FR, Set.of(COORDINATOR.id()), open, status, policy, policyName);
    }
}
