package net.associatedschools.registry.application;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.ApplicationEvent.StageReached;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.AdmissionPolicy.RequiredReport;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * What a policy asks of an application on its way through phase one; without a policy, nothing.
 * Refuses by R-APP-7 or R-APP-10, and says what is asked.
 */
record Trial(Application application, @Nullable AdmissionPolicy policy) {

    static Trial of(Application application, @Nullable Policy policy) {
        return new Trial(application, policy == null ? null : policy.admission());
    }

    /** A stage of the trial, and the day on which it was reached. */
    private record Reached(String stage, LocalDate day) {}

    private Optional<Reached> reached() {
        Reached reached = null;
        for (var fact : application.standing()) {
            var day = fact.event().effective().latest();
            if (fact.event() instanceof Preselected e && e.stage() != null) {
                reached = new Reached(e.stage().name(), day);
            }
            if (fact.event() instanceof StageReached e)
                reached = new Reached(e.stage().name(), day);
        }
        return Optional.ofNullable(reached);
    }

    /** R-APP-7: stages are reached one after the other, each after its time and its reports. */
    void mustReach(String stage, LocalDate day, boolean evidenced) {
        RuleBroken.unlessContent(
                policy != null && policy.stage(stage).isPresent(),
                "R-APP-7",
                "stage",
                stage + " is no stage of the policy that rules this application");
        var next = next();
        RuleBroken.unless(
                next.filter(n -> n.name().equals(stage)).isPresent(),
                "R-APP-7",
                next.map(n -> "the next stage is " + n.name()).orElse("the last stage is reached"));
        var unfinished = unfinishedStage(day);
        if (unfinished.isPresent()) throw RuleBroken.state("R-APP-7", unfinished.get());
        var missing = reached().map(Reached::stage).stream().flatMap(this::missingIn).toList();
        RuleBroken.unless(missing.isEmpty(), "R-APP-7", "reports are missing: " + missing);
        mustBeEvidenced(next.orElseThrow(), evidenced);
    }

    /** R-APP-7: whoever else decides on a stage, their decision is named. */
    static void mustBeEvidenced(AdmissionPolicy.Stage stage, boolean evidenced) {
        RuleBroken.unlessContent(
                stage.decidedBy() == null || evidenced,
                "R-APP-7",
                "evidence",
                "must name the decision of " + stage.decidedBy() + " on stage " + stage.name());
    }

    private Optional<AdmissionPolicy.Stage> next() {
        if (policy == null) return Optional.empty();
        return reached().map(r -> policy.stageAfter(r.stage())).orElseGet(policy::firstStage);
    }

    private Optional<String> unfinishedStage(LocalDate day) {
        if (policy == null) return Optional.empty();
        var now = reached();
        return now.flatMap(r -> policy.stage(r.stage()))
                .map(stage -> now.orElseThrow().day().plusMonths(stage.monthsMin()))
                .filter(day::isBefore)
                .map(until -> "stage " + now.orElseThrow().stage() + " lasts until " + until);
    }

    /** R-APP-10; the reason of an exception (null: there is none) excuses what it may. */
    void mustBeOver(LocalDate day, @Nullable Reason exception) {
        var early = unfinished(day);
        var missing = missing(day);
        if (exception == null) {
            if (early.isPresent()) throw RuleBroken.state("R-APP-10", early.get());
            RuleBroken.unless(missing.isEmpty(), "R-APP-10", "reports are missing: " + missing);
            return;
        }
        RuleBroken.unlessContent(
                early.isPresent() || !missing.isEmpty(),
                "R-APP-10",
                "exception",
                "there is nothing to make an exception from");
        var allowed = policy == null ? null : policy.exceptions();
        if (early.isPresent()) {
            mustExcuse(exception, allowed == null ? List.of() : allowed.beforeTrialEnds());
        }
        if (!missing.isEmpty()) {
            mustExcuse(exception, allowed == null ? List.of() : allowed.withoutReports());
        }
    }

    private static void mustExcuse(Reason exception, List<String> allowed) {
        RuleBroken.unlessContent(
                allowed.contains(exception.code()),
                "R-APP-10",
                "exception.code",
                "the policy allows this exception for none but " + allowed);
    }

    /** What of the trial is still to come on that day; nothing once it has ended. */
    private Optional<String> unfinished(LocalDate day) {
        var until = application.trialUntil();
        if (until.filter(day::isBefore).isPresent()) {
            return Optional.of("the trial runs until " + until.get());
        }
        if (application.the(Preselected.class).isEmpty()) return Optional.empty();
        var next = next();
        if (next.isPresent()) {
            return Optional.of("stage " + next.get().name() + " is still to come");
        }
        return unfinishedStage(day);
    }

    /** The names of the reports that are asked for by that day and were not filed. */
    private List<String> missing(LocalDate day) {
        var began = application.the(Preselected.class).map(e -> e.effective().latest());
        if (policy == null || began.isEmpty()) return List.of();
        var missing = new ArrayList<String>();
        for (var report : policy.reports()) {
            var every = report.everyMonths();
            long due = every == null ? 1 : ChronoUnit.MONTHS.between(began.get(), day) / every;
            if (filed(report.name(), day) < due) missing.add(report.name());
        }
        return missing;
    }

    private Stream<String> missingIn(String stage) {
        if (policy == null) return Stream.of();
        return policy.reports().stream()
                .filter(report -> stage.equals(report.stage()))
                .map(RequiredReport::name)
                .filter(name -> filed(name, LocalDate.MAX) == 0);
    }

    private long filed(String report, LocalDate by) {
        return application.standing().stream()
                .map(fact -> fact.event())
                .filter(CandidateReportFiled.class::isInstance)
                .map(CandidateReportFiled.class::cast)
                .filter(e -> e.report().equals(report) && e.effective().surelyHoldsOn(by))
                .count();
    }

    /** R-APP-7: a report has a name that the policy knows, or is another one. */
    void mustKnow(String report) {
        boolean known =
                policy == null
                        ? report.equals(AdmissionPolicy.OTHER_REPORT)
                        : policy.knowsReport(report);
        RuleBroken.unlessContent(
                known,
                "R-APP-7",
                "report",
                "is none of the policy's reports, nor " + AdmissionPolicy.OTHER_REPORT);
    }

    /** R-APP-7: as often and as long as the policy has it. */
    void mustBeExtensible(LocalDate until) {
        var now = application.trialUntil();
        RuleBroken.unlessContent(
                now.filter(end -> !until.isAfter(end)).isEmpty(),
                "R-APP-7",
                "until",
                "is not after the trial's end as it is");
        if (policy == null) return;
        var extension = policy.extension();
        if (extension == null) {
            throw RuleBroken.state("R-APP-7", "the policy has no longer trials");
        }
        long times =
                application.standing().stream()
                        .filter(fact -> fact.event() instanceof CandidacyExtended)
                        .count();
        RuleBroken.unless(
                times < extension.timesMax(),
                "R-APP-7",
                "the policy has a trial made longer " + extension.timesMax() + " times at most");
        var last = now.map(end -> end.plusMonths(extension.monthsMax()));
        mustBeBy(until, last);
        var max = policy.trialMonthsMax();
        if (max != null) {
            mustBeBy(
                    until,
                    application
                            .the(Preselected.class)
                            .map(e -> e.effective().latest().plusMonths(max)));
        }
    }

    private static void mustBeBy(LocalDate until, Optional<LocalDate> last) {
        RuleBroken.unlessContent(
                last.filter(until::isAfter).isEmpty(),
                "R-APP-7",
                "until",
                "the policy has it by " + last.orElse(LocalDate.MAX) + " at the latest");
    }

    /** R-APP-7: silent for as long as the policy has it; by itself only where that says so. */
    void mustHaveLapsed(LocalDate day, boolean byItself) {
        var lapse = policy == null ? null : policy.lapse();
        if (lapse == null) throw RuleBroken.state("R-APP-7", "no policy has it lapse");
        RuleBroken.unless(
                lapse.automatic() || !byItself,
                "R-APP-7",
                "the policy has nothing lapse by itself");
        var from =
                lapsesOn()
                        .orElseThrow(
                                () ->
                                        RuleBroken.state(
                                                "R-APP-7",
                                                "the policy has it not lapse while "
                                                        + application.stage()));
        RuleBroken.unless(
                !day.isBefore(from), "R-APP-7", "it lapses on " + from + " at the earliest");
    }

    /** The day from which the policy has it lapse; none where it never does as it stands. */
    Optional<LocalDate> lapsesOn() {
        var lapse = policy == null ? null : policy.lapse();
        if (lapse == null) return Optional.empty();
        var months =
                switch (application.stage()) {
                    case SUBMITTED -> lapse.undecidedMonths();
                    case RETURNED -> lapse.unansweredMonths();
                    case CANDIDATE -> lapse.unrecommendedMonths();
                    case NONE,
                            NOT_PRESELECTED,
                            RECOMMENDED,
                            NOT_RECOMMENDED,
                            REFUSED,
                            CERTIFIED,
                            LAPSED,
                            WITHDRAWN ->
                            null;
                };
        return months == null
                ? Optional.empty()
                : silentSince().map(since -> since.plusMonths(months));
    }

    private Optional<LocalDate> silentSince() {
        if (application.stage() == Application.Stage.CANDIDATE) return application.trialUntil();
        return application.standing().stream()
                .map(fact -> fact.event())
                .filter(
                        e ->
                                e instanceof Applied
                                        || e instanceof Resubmitted
                                        || e instanceof ReturnedToSchool)
                .map(e -> e.effective().latest())
                .reduce((earlier, later) -> later);
    }

    /** R-APP-6, R-APP-11 and R-APP-2, as far as the country asks more than the network. */
    void mustAdmit(Form form, LocalDate day) {
        if (policy == null) return;
        RuleBroken.unless(
                policy.takesApplicationsOn(MonthDay.from(day)),
                "R-APP-6",
                "the country takes no applications at that time of the year");
        var eligibility = policy.eligibility();
        if (eligibility == null) return;
        var type = form.profile().type();
        RuleBroken.unlessContent(
                eligibility.types().isEmpty() || eligibility.types().contains(type),
                "R-APP-11",
                "form.profile.types",
                "the country takes none but " + eligibility.types());
        var category = form.profile().category();
        RuleBroken.unlessContent(
                eligibility.categories().isEmpty() || eligibility.categories().contains(category),
                "R-APP-11",
                "form.profile.category",
                "the country takes none but " + eligibility.categories());
        for (var body : eligibility.consultations()) {
            RuleBroken.unlessContent(
                    form.hasConsulted(body),
                    "R-APP-2",
                    "form.consultations",
                    body + " was not consulted");
        }
    }
}
