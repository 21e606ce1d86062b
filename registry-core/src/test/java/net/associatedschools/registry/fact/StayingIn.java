package net.associatedschools.registry.fact;

import static net.associatedschools.registry.fact.DutyKind.*;
import static net.associatedschools.registry.fact.MembershipPolicy.ConsequenceKind.*;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.fact.MembershipPolicy.Consequence;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import org.jspecify.annotations.Nullable;

/** The practice of ten countries in staying in (R-MEM-2), as data. */
public final class StayingIn {
    /** Yearly report and continuation. */
    public static final MembershipPolicy JAPAN =
            policy(
                    null,
                    null,
                    on("yearly-report", REPORT, "03-31"),
                    on("yearly-continuation", CONTINUATION, "03-31"));

    /** A plan at the start of the school year, a report at its end. */
    public static final MembershipPolicy NETHERLANDS =
            policy(
                    null,
                    null,
                    on("yearly-plan", PLAN, "10-01"),
                    on("yearly-report", REPORT, "07-31"));

    /** A yearly report; who is silent is proposed to the coordinator as inactive after a year. */
    public static final MembershipPolicy AUSTRIA =
            policy(
                    null,
                    null,
                    on("yearly-report", REPORT, "09-30", proposed(INACTIVE, 12, Role.COORDINATOR)));

    /** A yearly report; removal is proposed to HQ after two years. */
    public static final MembershipPolicy POLAND =
            policy(
                    null,
                    null,
                    on("yearly-report", REPORT, "06-30", proposed(REMOVAL, 24, Role.HQ)));

    /** An application for continuation every five years. */
    public static final MembershipPolicy GERMANY =
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
    public static final MembershipPolicy BRAZIL =
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
    public static final MembershipPolicy SPAIN =
            policy(null, null, on("yearly-report", REPORT, "07-15", automatic(RESIGNATION, 0)));

    /** Yearly confirmation. */
    public static final MembershipPolicy FRANCE =
            policy(null, null, on("yearly-confirmation", CONFIRMATION, "10-31"));

    /** Renewed every two years; permanence after six. */
    public static final MembershipPolicy MEXICO =
            policy(
                    24,
                    6,
                    new Duty("renewal", RENEWAL, 24, null, null, null, 30, 3, true, List.of()));

    /** One-off revalidation of all. */
    public static final MembershipPolicy EMIRATES =
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

    public static final Map<String, MembershipPolicy> ALL = all();

    private StayingIn() {}

    private static Map<String, MembershipPolicy> all() {
        var all = new LinkedHashMap<String, MembershipPolicy>();
        all.put("JP", JAPAN);
        all.put("NL", NETHERLANDS);
        all.put("AT", AUSTRIA);
        all.put("PL", POLAND);
        all.put("DE", GERMANY);
        all.put("BR", BRAZIL);
        all.put("ES", SPAIN);
        all.put("FR", FRANCE);
        all.put("MX", MEXICO);
        all.put("AE", EMIRATES);
        return all;
    }

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
