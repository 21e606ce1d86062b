package net.associatedschools.registry.fact;

import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a country asks in phase one (R-APP-7), as data. Each part that is left out, null or empty,
 * asks for nothing, so that a policy of one number is whole. Months are counted by the calendar:
 * three months from 31 January are over on 30 April. Who is taken on trial goes by the policy of
 * that day until the end, whatever is recorded later.
 *
 * @param trialMonths how long the trial lasts at least, from the preselection on; 0: there is none
 * @param trialMonthsMax how long it lasts at most, all extensions included; null: no limit
 * @param stages the stages of a staged trial in their order; the preselection begins the first, and
 *     nobody is recommended before the last one has been passed
 * @param reports what a candidate files before it is recommended
 * @param logoFromStage the stage from which a candidate may use the logo (R-APP-8); null: only a
 *     member may
 * @param exceptions for which reasons somebody may be recommended who should not be yet (R-APP-10);
 *     null: never
 * @param recommendedBy who recommends: {@link Role#COORDINATOR}, {@link Role#COMMISSION} or both;
 *     empty: both. HQ can always stand in (R-APP-5)
 * @param extension how a trial may be made longer; null: not at all
 * @param lapse after how long of silence an application lapses; null: never
 * @param eligibility which institutions may apply; null: all that the network takes
 * @param intake the seasons of the year in which applications are taken; empty: all the year round
 */
public record AdmissionPolicy(
        int trialMonths,
        @Nullable Integer trialMonthsMax,
        @AddedLater List<Stage> stages,
        @AddedLater List<RequiredReport> reports,
        @Nullable String logoFromStage,
        @Nullable Exceptions exceptions,
        @AddedLater List<Role> recommendedBy,
        @Nullable Extension extension,
        @Nullable Lapse lapse,
        @Nullable Eligibility eligibility,
        @AddedLater List<Season> intake) {

    /** The name of a report that no policy asks for; a candidate may file such ones as well. */
    public static final String OTHER_REPORT = "OTHER";

    /**
     * One stage of a trial.
     *
     * @param name as the country calls it, {@code Mitarbeitende Schule}
     * @param monthsMin how long a candidate stays in it at least; 0: no time is asked for
     * @param decidedBy which body decides that a school enters it, {@code Land}; whoever records
     *     that it did names that body's decision as evidence. Null: the coordinator decides
     */
    public record Stage(String name, int monthsMin, @Nullable String decidedBy) {}

    /**
     * A report that a candidate owes. Exactly one of the last three says when.
     *
     * @param name a code of capital letters, digits and underscores, {@code FINAL_REPORT}
     * @param dueMonths once, so many months after the preselection
     * @param everyMonths again and again, each time so many months have passed since the
     *     preselection; at the recommendation those are asked for that have fallen due
     * @param stage once, in that stage, before it is left for the next one or recommended from
     */
    public record RequiredReport(
            String name,
            @Nullable Integer dueMonths,
            @Nullable Integer everyMonths,
            @Nullable String stage) {}

    /**
     * The coded reasons ({@link Vocabulary#REASONS}) that allow an exception, which is then
     * recorded with its reason.
     *
     * @param beforeTrialEnds for which the trial, or its last stage, may be cut short; empty: none
     * @param withoutReports for which a report may be missing; empty: none
     */
    public record Exceptions(
            @AddedLater List<String> beforeTrialEnds, @AddedLater List<String> withoutReports) {
        public Exceptions {
            beforeTrialEnds = List.copyOf(beforeTrialEnds);
            withoutReports = List.copyOf(withoutReports);
        }
    }

    /**
     * How often a trial may be made longer, and by how many months at most each time.
     *
     * @param timesMax how many extensions one candidate may get
     * @param monthsMax how far each of them moves the end of the trial at most
     */
    public record Extension(int timesMax, int monthsMax) {}

    /**
     * After how many months of silence an application may be ended. Null: not for that reason.
     *
     * @param undecidedMonths submitted, and neither preselected nor returned nor refused
     * @param unansweredMonths returned to the school, and not submitted again
     * @param unrecommendedMonths not recommended after its trial had ended, extensions included
     * @param automatic whether the register ends it by itself; else it says so and waits
     */
    public record Lapse(
            @Nullable Integer undecidedMonths,
            @Nullable Integer unansweredMonths,
            @Nullable Integer unrecommendedMonths,
            boolean automatic) {}

    /**
     * Which institutions may apply (R-APP-11), and whom they must have consulted beside those that
     * the network asks for (R-APP-2).
     *
     * @param types of {@link Vocabulary#INSTITUTION_TYPES}, one of which must be the primary one;
     *     empty: all
     * @param categories public, private or both; empty: both
     * @param consultations of {@link Vocabulary#CONSULTED_BODIES}
     */
    public record Eligibility(
            @AddedLater List<String> types,
            @AddedLater List<Profile.Category> categories,
            @AddedLater List<String> consultations) {
        public Eligibility {
            types = List.copyOf(types);
            categories = List.copyOf(categories);
            consultations = List.copyOf(consultations);
        }
    }

    /**
     * A part of every year, both days included; it may go beyond New Year.
     *
     * @param from its first day, {@code 11-01}
     * @param until its last day, {@code 02-28}
     */
    public record Season(DayOfYear from, DayOfYear until) {
        boolean contains(MonthDay day) {
            var first = from.monthDay();
            var last = until.monthDay();
            boolean begun = !day.isBefore(first);
            boolean notOver = !day.isAfter(last);
            return first.isAfter(last) ? begun || notOver : begun && notOver;
        }
    }

    public AdmissionPolicy {
        stages = List.copyOf(stages);
        reports = List.copyOf(reports);
        recommendedBy = List.copyOf(recommendedBy);
        intake = List.copyOf(intake);
    }

    /** A trial of so many months and nothing else. */
    public static AdmissionPolicy ofMonths(int trialMonths) {
        return new AdmissionPolicy(
                trialMonths,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    /** Refuses by R-APP-7 with every field that is wrong, {@code path} before each. */
    public void mustBeSound(String path) {
        var wrongs = new PolicyCheck(this).wrongs(path);
        if (!wrongs.isEmpty()) throw RuleBroken.content("R-APP-7", wrongs);
    }

    /** Whether an application of that day is within the seasons (R-APP-6). */
    public boolean takesApplicationsOn(MonthDay day) {
        return intake.isEmpty() || intake.stream().anyMatch(season -> season.contains(day));
    }

    /** How long the trial lasts at least, with all the time that its stages ask for. */
    public int trialMonthsInAll() {
        return Math.max(trialMonths, stages.stream().mapToInt(Stage::monthsMin).sum());
    }

    /** The stage that the preselection begins, if the trial has stages. */
    public Optional<Stage> firstStage() {
        return stages.stream().findFirst();
    }

    /** The stage of that name. */
    public Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    /** The one that follows it; none after the last. */
    public Optional<Stage> stageAfter(String name) {
        return stages.stream().dropWhile(stage -> !stage.name().equals(name)).skip(1).findFirst();
    }

    /** Whether the logo may be used in that stage (R-APP-8). */
    public boolean allowsLogo(String stage) {
        return logoFromStage != null
                && stages.stream()
                        .map(Stage::name)
                        .dropWhile(name -> !name.equals(logoFromStage))
                        .anyMatch(stage::equals);
    }

    /** Whether some report of that name may be filed. */
    public boolean knowsReport(String name) {
        return name.equals(OTHER_REPORT)
                || reports.stream().anyMatch(report -> report.name().equals(name));
    }
}
