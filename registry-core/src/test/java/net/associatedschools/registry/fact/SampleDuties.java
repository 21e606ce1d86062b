package net.associatedschools.registry.fact;

import static net.associatedschools.registry.fact.DutyKind.*;
import static net.associatedschools.registry.fact.MembershipPolicy.ConsequenceKind.*;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.MembershipPolicy.Consequence;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import org.jspecify.annotations.Nullable;

/** Rules of staying in of every kind (R-MEM-2); those of countries are YAML. */
public final class SampleDuties {
    /** Yearly report and continuation. */
    public static final MembershipPolicy REPORT_AND_CONTINUATION =
            policy(
                    null,
                    null,
                    on("yearly-report", REPORT, "03-31"),
                    on("yearly-continuation", CONTINUATION, "03-31"));

    /** An application for continuation every five years. */
    public static final MembershipPolicy CONTINUATION_OF_FIVE_YEARS =
            policy(
                    60,
                    null,
                    new Duty(
                            "continuation",
                            CONTINUATION,
                            60,
                            null,
                            null,
                            null,
                            null,
                            6,
                            null,
                            List.of(proposed(INACTIVE, 12, Role.COORDINATOR))));

    /** The certificate is valid two years, and ends after two without report. */
    public static final MembershipPolicy TWO_YEARS_THEN_LAPSE =
            policy(
                    24,
                    null,
                    new Duty(
                            "report-of-two-years",
                            REPORT,
                            24,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(automatic(LAPSE, 0))));

    /** No report counts as resignation. */
    public static final MembershipPolicy SILENCE_IS_RESIGNATION =
            policy(null, null, on("yearly-report", REPORT, "07-15", automatic(RESIGNATION, 0)));

    /** Yearly confirmation. */
    public static final MembershipPolicy YEARLY_CONFIRMATION =
            policy(null, null, on("yearly-confirmation", CONFIRMATION, "10-31"));

    /** Renewed every two years; permanence after six. */
    public static final MembershipPolicy RENEWAL_THEN_PERMANENCE =
            policy(
                    24,
                    6,
                    new Duty("renewal", RENEWAL, 24, null, null, null, 30, 3, true, List.of()));

    /** One-off revalidation of all. */
    public static final MembershipPolicy REVALIDATION_ONCE =
            policy(
                    null,
                    null,
                    new Duty(
                            "revalidation-2017",
                            REVALIDATION,
                            null,
                            null,
                            LocalDate.of(2017, 12, 31),
                            null,
                            null,
                            null,
                            null,
                            List.of(proposed(LAPSE, 0, Role.COORDINATOR))));

    private SampleDuties() {}

    public static MembershipPolicy policy(
            @Nullable Integer validMonths, @Nullable Integer permanence, Duty... duties) {
        return new MembershipPolicy(null, validMonths, permanence, List.of(duties));
    }

    /** Owed every year by that day. */
    public static Duty on(String name, DutyKind kind, String day, Consequence... consequences) {
        return new Duty(
                name,
                kind,
                12,
                new DayOfYear(day),
                null,
                null,
                null,
                null,
                null,
                List.of(consequences));
    }

    public static Consequence proposed(
            MembershipPolicy.ConsequenceKind kind, int afterMonths, Role to) {
        return new Consequence(kind, afterMonths, to, false);
    }

    public static Consequence automatic(MembershipPolicy.ConsequenceKind kind, int afterMonths) {
        return new Consequence(kind, afterMonths, Role.COORDINATOR, true);
    }
}
