package net.associatedschools.registry.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.Owed;
import net.associatedschools.registry.school.SchoolEvent.Absorbed;
import net.associatedschools.registry.school.SchoolEvent.ActivityRecorded;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.CertificateReissued;
import net.associatedschools.registry.school.SchoolEvent.CodeAssigned;
import net.associatedschools.registry.school.SchoolEvent.ContactChanged;
import net.associatedschools.registry.school.SchoolEvent.ContinuationDeclared;
import net.associatedschools.registry.school.SchoolEvent.CorrectionRequested;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.Duty;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.FromRules;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.InstitutionClosed;
import net.associatedschools.registry.school.SchoolEvent.Leaving;
import net.associatedschools.registry.school.SchoolEvent.MarkedDuplicateOf;
import net.associatedschools.registry.school.SchoolEvent.MembershipLapsed;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.MergedInto;
import net.associatedschools.registry.school.SchoolEvent.OtherNameGiven;
import net.associatedschools.registry.school.SchoolEvent.PermanenceRecognised;
import net.associatedschools.registry.school.SchoolEvent.PlanFiled;
import net.associatedschools.registry.school.SchoolEvent.ProfileConfirmed;
import net.associatedschools.registry.school.SchoolEvent.Reclassified;
import net.associatedschools.registry.school.SchoolEvent.Reinstated;
import net.associatedschools.registry.school.SchoolEvent.Relocated;
import net.associatedschools.registry.school.SchoolEvent.Removed;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.RenewalDue;
import net.associatedschools.registry.school.SchoolEvent.RenewalRefused;
import net.associatedschools.registry.school.SchoolEvent.Renewed;
import net.associatedschools.registry.school.SchoolEvent.ReportFiled;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;
import net.associatedschools.registry.school.SchoolEvent.Suspended;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a school in plain sentences of the visitor's language, without its day, which
 * stands beside it; perhaps with another school that it speaks of.
 */
record Saying(String sentences, @Nullable SchoolId other) {

    /** Null: of what isn't public, an application and what a school asks to have corrected. */
    static @Nullable Saying of(Happened event, Messages m) {
        return switch (event) {
            case ApplicationOpened e -> null;
            case CorrectionRequested e -> null;
            case SchoolRegistered e ->
                    said(
                            m,
                            "SchoolRegistered",
                            e.profile().name(),
                            listed(e.profile().town(), m.country(e.country().value())));
            case MembershipStarted e -> said(m, "MembershipStarted", e.certificateName());
            case MembershipRecorded e ->
                    said(m, "MembershipRecorded", e.source().document(), m.when(e.observedOn()));
            case SplitFrom e -> of(e.parent(), m, "SplitFrom", e.certificateName());
            case Renamed e -> said(m, "Renamed", e.name());
            case OtherNameGiven e ->
                    said(
                            m,
                            "OtherNameGiven",
                            e.otherName().name(),
                            m.language(e.otherName().language()));
            case Relocated e ->
                    said(m, "Relocated", listed(e.address(), e.postCode(), e.town(), e.province()));
            case Reclassified e -> said(m, "Reclassified", kinds(e, m));
            case ContactChanged e -> said(m, "ContactChanged");
            case CodeAssigned e -> said(m, "CodeAssigned", e.code().value(), e.code().scheme());
            case PlanFiled e -> given(e, m, "PlanFiled");
            case ReportFiled e -> given(e, m, "ReportFiled");
            case ActivityRecorded e ->
                    e.themes().isEmpty()
                            ? given(e, m, "ActivityRecorded")
                            : given(e, m, "ActivityRecorded.on", words(m, "theme", e.themes()));
            case ProfileConfirmed e -> given(e, m, "ProfileConfirmed");
            case ContinuationDeclared e -> given(e, m, "ContinuationDeclared");
            case Renewed e -> said(m, "Renewed", m.day(e.until()));
            case PermanenceRecognised e -> said(m, "PermanenceRecognised");
            case DutyMissed e -> said(m, "DutyMissed", owed(e.owed(), m), m.day(e.owed().due()));
            case RenewalDue e -> said(m, "RenewalDue", owed(e.owed(), m), m.day(e.owed().due()));
            case DeclaredInactive e -> because(e.reason(), e, m, "DeclaredInactive");
            case Suspended e -> because(e.reason(), null, m, "Suspended");
            case Reinstated e -> said(m, "Reinstated");
            case CertificateReissued e -> said(m, "CertificateReissued", e.certificateName());
            case MarkedDuplicateOf e -> of(e.survivor(), m, "MarkedDuplicateOf");
            case MergedInto e -> of(e.survivor(), m, "MergedInto");
            case Absorbed e -> of(e.absorbed(), m, "Absorbed");
            case Leaving e -> because(e.reason(), e instanceof FromRules r ? r : null, m, key(e));
        };
    }

    private static String key(Leaving event) {
        return switch (event) {
            case Withdrawn e -> "Withdrawn";
            case RenewalRefused e -> "RenewalRefused";
            case Removed e -> "Removed";
            case MembershipLapsed e -> "MembershipLapsed";
            case InstitutionClosed e -> "InstitutionClosed";
        };
    }

    private static Saying said(Messages m, String key, Object... arguments) {
        return new Saying(m.text("event." + key, arguments), null);
    }

    private static Saying of(SchoolId other, Messages m, String key, Object... arguments) {
        return new Saying(m.text("event." + key, arguments), other);
    }

    private static Saying given(Duty event, Messages m, String key, Object... arguments) {
        var due = event.due();
        var said = said(m, key, arguments);
        return due == null ? said : said.and(m.text("event.due", m.day(due)));
    }

    private static Saying because(
            Reason reason, @Nullable FromRules rules, Messages m, String key) {
        var said = said(m, key).and(m.text("event.reason", m.word("reason", reason.code())));
        if (rules == null) return said;
        var owed = rules.owed();
        if (owed != null) said = said.and(m.text("event.missed", owed(owed, m), m.day(owed.due())));
        return rules.automatic() ? said.and(m.text("event.automatic")) : said;
    }

    private Saying and(String sentence) {
        return new Saying(sentences + " " + sentence, other);
    }

    private static String owed(Owed owed, Messages m) {
        return m.word("duty", owed.kind().name());
    }

    private static String kinds(Reclassified event, Messages m) {
        var kinds = new ArrayList<String>();
        if (!event.types().isEmpty()) kinds.add(words(m, "type", event.types()));
        if (event.category() != null) kinds.add(m.word("category", event.category().name()));
        if (event.education() != null) kinds.add(m.word("education", event.education().name()));
        return String.join(", ", kinds);
    }

    private static String words(Messages m, String family, List<String> codes) {
        return codes.stream().map(code -> m.word(family, code)).collect(Collectors.joining(", "));
    }

    private static String listed(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
