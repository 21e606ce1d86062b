package net.associatedschools.registry;

import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.AdmissionPolicy.Eligibility;
import net.associatedschools.registry.fact.AdmissionPolicy.Exceptions;
import net.associatedschools.registry.fact.AdmissionPolicy.Extension;
import net.associatedschools.registry.fact.AdmissionPolicy.Lapse;
import net.associatedschools.registry.fact.AdmissionPolicy.RequiredReport;
import net.associatedschools.registry.fact.AdmissionPolicy.Season;
import net.associatedschools.registry.fact.AdmissionPolicy.Stage;
import net.associatedschools.registry.fact.DayOfYear;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/** Policies of phase one, and how to make one more. */
public final class SamplePolicy {
    /** A year, with a report each half of it and one at its end. */
    public static final Policy JAPAN =
            new Policy(
                    "JP",
                    of(12).report("HALF_YEARLY", null, 6, null)
                            .report("FINAL", 12, null, null)
                            .intake(new Season(new DayOfYear("04-01"), new DayOfYear("09-30")))
                            .build());

    public static final Policy NETHERLANDS =
            new Policy("NL", of(12).extension(new Extension(1, 12)).build());
    public static final Policy AUSTRIA =
            new Policy("AT", of(24).report("YEARLY", null, 12, null).build());
    public static final Policy POLAND =
            new Policy("PL", of(24).exceptions(List.of("FORMER_MEMBER"), List.of()).build());

    /**
     * Stage one decided by the Land, two years at least in each of the first two, 4 to 6 in all.
     */
    public static final Policy GERMANY =
            new Policy(
                    "DE",
                    of(48).max(72)
                            .stage("Interessierte Schule", 24, "Land")
                            .stage("Mitarbeitende Schule", 24, null)
                            .stage("Anerkennung", 0, null)
                            .report("REPORT_OF_COOPERATION", null, null, "Mitarbeitende Schule")
                            .logoFrom("Mitarbeitende Schule")
                            .extension(new Extension(2, 12))
                            .build());

    public static final Policy BRAZIL =
            new Policy(
                    "BR",
                    of(0).recommendedBy(Role.COORDINATOR)
                            .lapse(new Lapse(24, 6, 12, true))
                            .build());

    public static final List<Policy> ALL =
            List.of(JAPAN, NETHERLANDS, AUSTRIA, POLAND, GERMANY, BRAZIL);

    private final int months;
    private @Nullable Integer max;
    private final List<Stage> stages = new ArrayList<>();
    private final List<RequiredReport> reports = new ArrayList<>();
    private @Nullable String logoFrom;
    private @Nullable Exceptions exceptions;
    private List<Role> recommendedBy = List.of();
    private @Nullable Extension extension;
    private @Nullable Lapse lapse;
    private @Nullable Eligibility eligibility;
    private List<Season> intake = List.of();

    private SamplePolicy(int months) {
        this.months = months;
    }

    public static SamplePolicy of(int months) {
        return new SamplePolicy(months);
    }

    public SamplePolicy max(int value) {
        max = value;
        return this;
    }

    public SamplePolicy stage(String name, int monthsMin, @Nullable String decidedBy) {
        stages.add(new Stage(name, monthsMin, decidedBy));
        return this;
    }

    public SamplePolicy report(
            String name, @Nullable Integer due, @Nullable Integer every, @Nullable String stage) {
        reports.add(new RequiredReport(name, due, every, stage));
        return this;
    }

    public SamplePolicy logoFrom(@Nullable String value) {
        logoFrom = value;
        return this;
    }

    public SamplePolicy exceptions(List<String> beforeTrialEnds, List<String> withoutReports) {
        exceptions = new Exceptions(beforeTrialEnds, withoutReports);
        return this;
    }

    public SamplePolicy recommendedBy(Role... roles) {
        recommendedBy = List.of(roles);
        return this;
    }

    public SamplePolicy extension(Extension value) {
        extension = value;
        return this;
    }

    public SamplePolicy lapse(Lapse value) {
        lapse = value;
        return this;
    }

    public SamplePolicy eligibility(Eligibility value) {
        eligibility = value;
        return this;
    }

    public SamplePolicy intake(Season... seasons) {
        intake = List.of(seasons);
        return this;
    }

    public AdmissionPolicy build() {
        return new AdmissionPolicy(
                months,
                max,
                stages,
                reports,
                logoFrom,
                exceptions,
                recommendedBy,
                extension,
                lapse,
                eligibility,
                intake);
    }
}
