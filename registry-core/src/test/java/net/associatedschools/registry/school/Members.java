package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.FileReport;
import net.associatedschools.registry.school.SchoolCommand.Lapse;
import net.associatedschools.registry.school.SchoolCommand.NoteMissedDuty;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.MembershipLapsed;
import net.associatedschools.registry.school.SchoolEvent.ReportFiled;

/** A member since 1 September 2025 in the country of each test, seen years later. */
interface Members {
    String POLICY_NAME = "country:FR#1";
    LocalDate LATER = LocalDate.of(2030, 1, 1);
    Reason SILENT = Reason.of("DUTY_NOT_MET");

    static Decider<Timeline, SchoolCommand, SchoolEvent> in(
            MembershipPolicy policy, Revalidation... open) {
        return MEMBER.in(rules(policy, open)).on(LATER);
    }

    static CountryRules rules(MembershipPolicy policy, Revalidation... open) {
        return new CountryRules(
                FR,
                Set.of(COORDINATOR.id()),
                true,
                UnescoStatus.MEMBER_STATE,
                new Policy("2024", AdmissionPolicy.ofMonths(12), policy),
                POLICY_NAME,
                SPRING,
                List.of(open));
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static When on(String day) {
        return When.on(day(day));
    }

    static Owed report(String from, String due) {
        return new Owed("yearly-report", DutyKind.REPORT, day(from), day(due));
    }

    static NoteMissedDuty note(String duty, String due) {
        return new NoteMissedDuty(LYCEUM, duty, day(due), Statement.by(Actor.SYSTEM, day(due)));
    }

    static DutyMissed missed(Owed owed) {
        return new DutyMissed(LYCEUM, When.on(owed.due()), owed, POLICY_NAME);
    }

    static FileReport file(String day) {
        return new FileReport(LYCEUM, null, null, Statement.by(HEAD, day(day)));
    }

    static ReportFiled filed(String day) {
        return new ReportFiled(LYCEUM, on(day), null, null);
    }

    static Lapse lapse(Actor by, String due, String day) {
        return new Lapse(LYCEUM, SILENT, "yearly-report", day(due), Statement.by(by, day(day)));
    }

    static MembershipLapsed lapsed(Owed owed, String day, boolean automatic) {
        return new MembershipLapsed(LYCEUM, on(day), SILENT, owed, POLICY_NAME, automatic);
    }

    static Corrected takenBack(long sequence) {
        return new Corrected(LYCEUM, sequence, null, Reason.of("NO_LONGER_FOLLOWS"));
    }
}
