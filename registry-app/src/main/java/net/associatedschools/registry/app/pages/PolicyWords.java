package net.associatedschools.registry.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.AdmissionPolicy.Eligibility;
import net.associatedschools.registry.fact.AdmissionPolicy.Exceptions;
import net.associatedschools.registry.fact.AdmissionPolicy.Lapse;
import net.associatedschools.registry.fact.AdmissionPolicy.RequiredReport;
import net.associatedschools.registry.fact.AdmissionPolicy.Stage;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.MembershipPolicy.Consequence;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import net.associatedschools.registry.fact.Policy;
import org.jspecify.annotations.Nullable;

/**
 * A country's rules in plain sentences of the visitor's language: of joining, and of staying in.
 */
public record PolicyWords(String version, List<String> joining, List<String> staying) {

    static PolicyWords of(Policy policy, Messages messages) {
        var writer = new Writer(messages);
        return new PolicyWords(
                policy.version(),
                writer.joining(policy.admission()),
                writer.staying(policy.membership()));
    }

    private record Writer(Messages m) {
        List<String> joining(AdmissionPolicy policy) {
            var words = new ArrayList<String>();
            for (var season : policy.intake()) {
                words.add(m.text("policy.intake", m.day(season.from()), m.day(season.until())));
            }
            eligibility(policy.eligibility(), words);
            words.add(m.text("country.join.trial", policy.trialMonths()));
            var most = policy.trialMonthsMax();
            if (most != null) words.add(m.text("policy.trialMax", most));
            policy.stages().forEach(stage -> words.add(stage(stage)));
            policy.reports().forEach(report -> words.add(report(report)));
            var extension = policy.extension();
            if (extension != null) {
                words.add(m.text("policy.extension", extension.timesMax(), extension.monthsMax()));
            }
            exceptions(policy.exceptions(), words);
            var logo = policy.logoFromStage();
            words.add(logo == null ? m.text("policy.noLogo") : m.text("policy.logo", logo));
            if (!policy.recommendedBy().isEmpty()) {
                var roles = policy.recommendedBy().stream().map(Enum::name).toList();
                words.add(m.text("policy.recommendedBy", words("role", roles)));
            }
            lapse(policy.lapse(), words);
            return words;
        }

        private String stage(Stage stage) {
            var said = m.text("policy.stage", stage.name(), stage.monthsMin());
            var by = stage.decidedBy();
            return by == null ? said : said + " " + m.text("policy.stage.decidedBy", by);
        }

        /** A country's own name for a report, made readable. */
        private static String name(RequiredReport report) {
            return report.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        }

        private String report(RequiredReport report) {
            var name = name(report);
            var due = report.dueMonths();
            if (due != null) return m.text("policy.report.due", name, due);
            var every = report.everyMonths();
            if (every != null) return m.text("policy.report.every", name, every);
            return m.text("policy.report.stage", name, String.valueOf(report.stage()));
        }

        private void eligibility(@Nullable Eligibility eligibility, List<String> words) {
            if (eligibility == null) return;
            if (!eligibility.types().isEmpty()) {
                words.add(m.text("policy.types", words("type", eligibility.types())));
            }
            if (eligibility.categories().size() == 1) {
                var category = eligibility.categories().getFirst().name();
                words.add(m.text("policy.only." + category));
            }
            if (!eligibility.consultations().isEmpty()) {
                words.add(m.text("policy.consulted", words("body", eligibility.consultations())));
            }
        }

        private void exceptions(@Nullable Exceptions exceptions, List<String> words) {
            if (exceptions == null) return;
            if (!exceptions.beforeTrialEnds().isEmpty()) {
                var reasons = words("reason", exceptions.beforeTrialEnds());
                words.add(m.text("policy.exception.trial", reasons));
            }
            if (!exceptions.withoutReports().isEmpty()) {
                var reasons = words("reason", exceptions.withoutReports());
                words.add(m.text("policy.exception.report", reasons));
            }
        }

        private void lapse(@Nullable Lapse lapse, List<String> words) {
            if (lapse == null) return;
            add(words, "policy.lapse.undecided", lapse.undecidedMonths());
            add(words, "policy.lapse.unanswered", lapse.unansweredMonths());
            add(words, "policy.lapse.unrecommended", lapse.unrecommendedMonths());
            if (lapse.automatic()) words.add(m.text("policy.lapse.automatic"));
        }

        List<String> staying(@Nullable MembershipPolicy policy) {
            var words = new ArrayList<String>();
            if (policy == null) return words;
            add(words, "policy.certificate", policy.certificateMonths());
            add(words, "policy.permanence", policy.permanenceAfterYears());
            for (var duty : policy.duties()) words.add(duty(duty));
            return words;
        }

        private String duty(Duty duty) {
            var parts = new ArrayList<String>();
            var what = m.word("duty", duty.kind().name());
            var once = duty.once();
            var due = duty.due();
            int every = duty.everyMonths() == null ? 12 : duty.everyMonths();
            if (once != null) parts.add(m.text("policy.duty.once", what, m.day(once)));
            else if (due != null) {
                parts.add(m.text("policy.duty.yearly", what, every, m.day(due)));
            } else parts.add(m.text("policy.duty.every", what, every));
            addPositive(parts, "policy.duty.first", duty.firstAfterMonths());
            addPositive(parts, "policy.duty.grace", duty.graceDays());
            if (Boolean.TRUE.equals(duty.endsWithPermanence())) {
                parts.add(m.text("policy.duty.permanent"));
            }
            duty.consequences().forEach(consequence -> parts.add(consequence(consequence)));
            return String.join(" ", parts);
        }

        private String consequence(Consequence consequence) {
            var said = m.text("policy.missed." + consequence.kind(), consequence.afterMonths());
            return consequence.automatic() ? said + " " + m.text("policy.automatic") : said;
        }

        private void add(List<String> words, String key, @Nullable Integer number) {
            if (number != null) words.add(m.text(key, number));
        }

        private void addPositive(List<String> words, String key, @Nullable Integer number) {
            if (number != null && number > 0) words.add(m.text(key, number));
        }

        private String words(String family, List<String> codes) {
            return codes.stream()
                    .map(code -> m.word(family, code))
                    .collect(Collectors.joining(", "));
        }
    }
}
