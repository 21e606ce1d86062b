package net.associatedschools.registry.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.RuleBroken.Wrong;
import org.jspecify.annotations.Nullable;

/** What is wrong with a policy of phase one, field by field, so that it is mended in one go. */
final class PolicyCheck {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final int NAME_LENGTH_MAX = 100;
    private static final int MONTHS_MAX = 1200;

    private final AdmissionPolicy policy;
    private final List<Wrong> wrongs = new ArrayList<>();

    PolicyCheck(AdmissionPolicy policy) {
        this.policy = policy;
    }

    List<Wrong> wrongs(String path) {
        checkTrial();
        checkStages();
        checkReports();
        checkExceptions();
        checkRecommending();
        checkExtension();
        checkLapse();
        checkEligibility();
        return wrongs.stream()
                .map(wrong -> new Wrong(path + "." + wrong.field(), wrong.detail()))
                .toList();
    }

    private void checkTrial() {
        mustBeMonths("trialMonths", policy.trialMonths(), 0);
        var max = policy.trialMonthsMax();
        if (max == null) return;
        mustBeMonths("trialMonthsMax", max, 0);
        if (max < policy.trialMonthsInAll()) {
            wrong("trialMonthsMax", "is less than the trial lasts at least");
        }
    }

    private void checkStages() {
        var names = new HashSet<String>();
        for (int i = 0; i < policy.stages().size(); i++) {
            var stage = policy.stages().get(i);
            var at = "stages[" + i + "].";
            mustBeName(at + "name", stage.name());
            if (!names.add(stage.name())) wrong(at + "name", "is there twice");
            mustBeMonths(at + "monthsMin", stage.monthsMin(), 0);
            if (stage.decidedBy() != null) mustBeName(at + "decidedBy", stage.decidedBy());
        }
        mustBeStage("logoFromStage", policy.logoFromStage());
    }

    private void checkReports() {
        var names = new HashSet<String>();
        for (int i = 0; i < policy.reports().size(); i++) {
            var report = policy.reports().get(i);
            var at = "reports[" + i + "]";
            if (!CODE.matcher(report.name()).matches()) {
                wrong(at + ".name", "must be a code of capital letters, digits and underscores");
            }
            if (report.name().equals(AdmissionPolicy.OTHER_REPORT)) {
                wrong(at + ".name", "means the reports that nobody asks for");
            }
            if (!names.add(report.name())) wrong(at + ".name", "is there twice");
            long said =
                    Stream.of(report.dueMonths(), report.everyMonths(), report.stage())
                            .filter(Objects::nonNull)
                            .count();
            if (said != 1) wrong(at, "must have one of dueMonths, everyMonths and stage");
            mustBeMonths(at + ".dueMonths", report.dueMonths(), 0);
            mustBeMonths(at + ".everyMonths", report.everyMonths(), 1);
            mustBeStage(at + ".stage", report.stage());
        }
    }

    private void checkExceptions() {
        var exceptions = policy.exceptions();
        if (exceptions == null) return;
        mustBeOf("exceptions.beforeTrialEnds", exceptions.beforeTrialEnds(), Vocabulary.REASONS);
        mustBeOf("exceptions.withoutReports", exceptions.withoutReports(), Vocabulary.REASONS);
    }

    private void checkRecommending() {
        mustBeOf(
                "recommendedBy",
                policy.recommendedBy().stream().map(Role::name).toList(),
                Set.of(Role.COORDINATOR.name(), Role.COMMISSION.name()));
    }

    private void checkExtension() {
        var extension = policy.extension();
        if (extension == null) return;
        if (extension.timesMax() < 1) wrong("extension.timesMax", "must be at least 1");
        mustBeMonths("extension.monthsMax", extension.monthsMax(), 1);
    }

    private void checkLapse() {
        var lapse = policy.lapse();
        if (lapse == null) return;
        boolean none =
                lapse.undecidedMonths() == null
                        && lapse.unansweredMonths() == null
                        && lapse.unrecommendedMonths() == null;
        if (none) wrong("lapse", "must say after how many months of what");
        mustBeMonths("lapse.undecidedMonths", lapse.undecidedMonths(), 1);
        mustBeMonths("lapse.unansweredMonths", lapse.unansweredMonths(), 1);
        mustBeMonths("lapse.unrecommendedMonths", lapse.unrecommendedMonths(), 0);
    }

    private void checkEligibility() {
        var eligibility = policy.eligibility();
        if (eligibility == null) return;
        mustBeOf("eligibility.types", eligibility.types(), Vocabulary.INSTITUTION_TYPES);
        mustBeOf(
                "eligibility.consultations",
                eligibility.consultations(),
                Vocabulary.CONSULTED_BODIES);
    }

    private void mustBeStage(String field, @Nullable String name) {
        if (name != null && policy.stage(name).isEmpty()) {
            wrong(field, name + " is no stage of this policy");
        }
    }

    private void mustBeMonths(String field, @Nullable Integer months, int least) {
        if (months == null || (months >= least && months <= MONTHS_MAX)) return;
        wrong(field, "must be " + least + " to " + MONTHS_MAX);
    }

    private void mustBeName(String field, String name) {
        if (name.isBlank()) wrong(field, "is missing");
        if (name.length() > NAME_LENGTH_MAX) wrong(field, "is longer than " + NAME_LENGTH_MAX);
    }

    private void mustBeOf(String field, List<String> words, Collection<String> known) {
        for (var word : words) {
            if (!known.contains(word)) {
                wrong(field, word + " is none of " + known.stream().sorted().toList());
            }
        }
        if (words.size() > new HashSet<>(words).size()) wrong(field, "has a word twice");
    }

    private void wrong(String field, String detail) {
        wrongs.add(new Wrong(field, detail));
    }
}
