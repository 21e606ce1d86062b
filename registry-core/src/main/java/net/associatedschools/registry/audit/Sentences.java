package net.associatedschools.registry.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Lapsed;
import net.associatedschools.registry.application.ApplicationEvent.NotPreselected;
import net.associatedschools.registry.application.ApplicationEvent.NotRecommended;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.Refused;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToCoordinator;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.ApplicationEvent.StageReached;
import net.associatedschools.registry.application.ApplicationEvent.TrialStage;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.country.CountryEvent.CoordinatorReplaced;
import net.associatedschools.registry.country.CountryEvent.CountrySucceeded;
import net.associatedschools.registry.country.CountryEvent.IntakeResumed;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.CountryEvent.RevalidationClosed;
import net.associatedschools.registry.country.CountryEvent.RevalidationOpened;
import net.associatedschools.registry.country.CountryEvent.UnescoStatusChanged;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.figure.FigureEvent.FigurePublished;
import net.associatedschools.registry.figure.FigureEvent.TotalPublished;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.person.PersonEvent;
import net.associatedschools.registry.register.RegisterEvent;
import net.associatedschools.registry.school.Owed;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ActivityRecorded;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.CertificateReissued;
import net.associatedschools.registry.school.SchoolEvent.CodeAssigned;
import net.associatedschools.registry.school.SchoolEvent.ContactChanged;
import net.associatedschools.registry.school.SchoolEvent.ContinuationDeclared;
import net.associatedschools.registry.school.SchoolEvent.CorrectionRequested;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.Description;
import net.associatedschools.registry.school.SchoolEvent.Duty;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.FromRules;
import net.associatedschools.registry.school.SchoolEvent.InstitutionClosed;
import net.associatedschools.registry.school.SchoolEvent.Leaving;
import net.associatedschools.registry.school.SchoolEvent.MembershipLapsed;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
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
import net.associatedschools.registry.school.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Each event as one English sentence, and what stands after it in a few words. Persons and their
 * texts occur by id or role only (R-PRIV-1); dates say no more than is known (R-STAT-3).
 */
public final class Sentences {
    private Sentences() {}

    /** What the event says by itself; {@link IllegalArgumentException} for what is no event. */
    public static String ofEvent(Object event) {
        return sentence(said(event, Sentences::id, null));
    }

    /** The same, saying as what somebody spoke where the metadata know it. */
    public static String of(Recorded<?> recorded) {
        return of(recorded, List.of());
    }

    /**
     * The same, saying of a correction also what stood before it.
     *
     * @param earlier facts of the log before this one, of which those of its stream are looked at
     */
    public static String of(Recorded<?> recorded, List<? extends Recorded<?>> earlier) {
        var event = recorded.fact().event();
        var role = recorded.metadata(Metadata.ROLE);
        Function<String, String> who = role == null ? Sentences::id : id -> who(role, id);
        var was =
                event instanceof Correction<?> correction
                        ? was(recorded, correction, earlier)
                        : null;
        return sentence(said(event, who, was));
    }

    /** {@code Member (active) from 1 January 2025, named “Lyceum”}; null: not in the register. */
    public static String ofState(@Nullable Standing standing) {
        if (standing == null) return "Not in the register";
        var since = standing.memberSince();
        var words =
                switch (standing.status()) {
                    case NONE -> "Not a member";
                    case ACTIVE -> "Member (active)";
                    case OVERDUE -> "Member (overdue)";
                    case INACTIVE -> "Member (inactive)";
                    case SUSPENDED -> "Member (suspended)";
                    case FORMER -> "Former member";
                    case NOT_KNOWN -> "Not known whether a member";
                };
        var from = since != null && standing.status().isMember() ? " " + Dates.from(since) : "";
        return words + from + ", named " + quoted(standing.profile().name());
    }

    /** {@code Candidate}. */
    public static String ofState(Stage stage) {
        return switch (stage) {
            case NONE -> "Not made";
            case SUBMITTED -> "Submitted";
            case RETURNED -> "Returned to the school";
            case CANDIDATE -> "Candidate";
            case NOT_PRESELECTED -> "Not preselected";
            case RECOMMENDED -> "Recommended";
            case NOT_RECOMMENDED -> "Not recommended";
            case REFUSED -> "Refused";
            case CERTIFIED -> "Certified";
            case LAPSED -> "Lapsed";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    private static String sentence(String said) {
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + ".";
    }

    private static String said(Object event, Function<String, String> who, @Nullable String was) {
        return switch (event) {
            case ApplicationEvent.Corrected e -> corrects(e, e.reason(), was);
            case SchoolEvent.Corrected e -> corrects(e, e.reason(), was);
            case CountryEvent.Corrected e -> corrects(e, e.reason(), was);
            case FigureEvent.Corrected e -> corrects(e, e.reason(), was);
            case ApplicationEvent.Happened e -> application(e, who);
            case SchoolEvent.Happened e -> school(e);
            case CountryEvent.Happened e -> country(e);
            case FigureEvent.Happened e -> figure(e);
            case PersonEvent.Erased e ->
                    "erased %s %s".formatted(e.record(), Dates.on(e.effective()));
            case RegisterEvent.DeclaredSynthetic e ->
                    "declared that all in this register is invented, for a network of %d schools"
                            .formatted(e.schools());
            case Object other -> throw new IllegalArgumentException(other + " is no event");
        };
    }

    private static String application(
            ApplicationEvent.Happened event, Function<String, String> who) {
        var on = Dates.on(event.effective());
        return switch (event) {
            case Applied e ->
                    "applied %s as %s".formatted(on, institution(e.form().profile(), e.country()));
            case CandidacyRecorded e ->
                    "recorded as a candidate from the list %s: %s, %s; seen there %s"
                            .formatted(
                                    quoted(e.source().document()),
                                    quoted(e.name()),
                                    candidate(e.effective()),
                                    Dates.on(e.observedOn()));
            case ReturnedToSchool e ->
                    "returned to the school for what is missing %s by %s%s"
                            .formatted(on, who.apply(e.by()), standIn(e.standIn()));
            case Resubmitted e ->
                    "submitted again %s as %s".formatted(on, quoted(e.form().profile().name()));
            case Preselected e ->
                    "preselected %s by %s%s; on trial until %s under %s%s"
                            .formatted(
                                    on,
                                    who.apply(e.by()),
                                    standIn(e.standIn()),
                                    Dates.day(e.trialUntil()),
                                    e.policy() == null ? "no policy" : "policy " + e.policy(),
                                    e.stage() == null ? "" : ", in stage " + stage(e.stage()));
            case NotPreselected e ->
                    "not preselected %s by %s%s%s"
                            .formatted(
                                    on,
                                    who.apply(e.by()),
                                    standIn(e.standIn()),
                                    because(e.reason()));
            case StageReached e ->
                    "reached stage %s of its trial %s by the word of %s%s"
                            .formatted(
                                    stage(e.stage()), on, who.apply(e.by()), standIn(e.standIn()));
            case CandidateReportFiled e -> "filed %s %s".formatted(report(e.report()), on);
            case CandidacyExtended e ->
                    "trial made longer %s by %s%s, until %s%s"
                            .formatted(
                                    on,
                                    who.apply(e.by()),
                                    standIn(e.standIn()),
                                    Dates.day(e.until()),
                                    because(e.reason()));
            case Recommended e ->
                    "recommended to UNESCO %s by %s%s%s"
                            .formatted(
                                    on,
                                    who.apply(e.by()),
                                    standIn(e.standIn()),
                                    e.exception() == null
                                            ? ""
                                            : ", as an exception" + because(e.exception()));
            case NotRecommended e ->
                    "not recommended to UNESCO %s by %s%s%s"
                            .formatted(
                                    on,
                                    who.apply(e.by()),
                                    standIn(e.standIn()),
                                    because(e.reason()));
            case ReturnedToCoordinator e ->
                    "returned to the coordinator for what is missing %s by %s"
                            .formatted(on, who.apply(e.by()));
            case Refused e ->
                    "refused %s by %s%s".formatted(on, who.apply(e.by()), because(e.reason()));
            case Lapsed e ->
                    "lapsed %s under policy %s by the word of %s%s"
                            .formatted(on, e.policy(), who.apply(e.by()), standIn(e.standIn()));
            case Certified e ->
                    "certified %s as %s by %s"
                            .formatted(
                                    Dates.from(e.effective()),
                                    quoted(e.certificateName()),
                                    who.apply(e.by()));
            case ApplicationEvent.Withdrawn e ->
                    "withdrew the application %s%s".formatted(on, because(e.reason()));
        };
    }

    private static String school(SchoolEvent.Happened event) {
        var on = Dates.on(event.effective());
        var from = Dates.from(event.effective());
        return switch (event) {
            case SchoolRegistered e ->
                    "registered %s as %s".formatted(from, institution(e.profile(), e.country()));
            case ApplicationOpened e -> "opened %s %s".formatted(e.application(), on);
            case MembershipStarted e ->
                    "a member %s as %s, certified in %s"
                            .formatted(from, quoted(e.certificateName()), e.application());
            case MembershipRecorded e ->
                    "recorded as a member from the list %s: %s; seen there %s"
                            .formatted(
                                    quoted(e.source().document()),
                                    start(e.effective()),
                                    Dates.on(e.observedOn()));
            case SplitFrom e ->
                    "a member %s as %s, split from %s"
                            .formatted(from, quoted(e.certificateName()), e.parent());
            case Description e -> description(e, from);
            case Duty e -> duty(e, on);
            case Renewed e -> "renewed %s until %s".formatted(on, Dates.day(e.until()));
            case PermanenceRecognised e -> "recognised as a permanent member " + from;
            case DutyMissed e -> "missed %s%s".formatted(owed(e.owed()), under(e.policy()));
            case RenewalDue e ->
                    "told %s that it owes %s%s".formatted(on, owed(e.owed()), under(e.policy()));
            case DeclaredInactive e ->
                    "declared inactive %s%s%s%s"
                            .formatted(
                                    from,
                                    because(e.reason()),
                                    e.owed() == null ? "" : ", for it missed " + owed(e.owed()),
                                    byItself(e, e.policy()));
            case Suspended e -> "suspended %s%s".formatted(from, because(e.reason()));
            case Reinstated e -> "reinstated " + from;
            case CertificateReissued e ->
                    "certified anew %s as %s".formatted(from, quoted(e.certificateName()));
            case CorrectionRequested e ->
                    "asked %s for a correction%s"
                            .formatted(on, e.sequence() == null ? "" : " of #" + e.sequence());
            case SchoolEvent.MarkedDuplicateOf e ->
                    "marked %s as a duplicate of %s".formatted(on, e.survivor());
            case SchoolEvent.MergedInto e -> "became part of %s %s".formatted(e.survivor(), on);
            case SchoolEvent.Absorbed e -> "absorbed %s %s".formatted(e.absorbed(), on);
            case Leaving e -> leaving(e, on);
        };
    }

    private static String description(Description event, String from) {
        return switch (event) {
            case Renamed e -> "renamed to %s %s".formatted(quoted(e.name()), from);
            case Relocated e ->
                    "moved %s to %s"
                            .formatted(
                                    from,
                                    listed(e.address(), e.postCode(), e.town(), e.province()));
            case Reclassified e ->
                    "of another kind %s: %s"
                            .formatted(
                                    from,
                                    listed(
                                            e.types().isEmpty()
                                                    ? null
                                                    : e.types().stream()
                                                            .map(Sentences::words)
                                                            .collect(Collectors.joining(" and ")),
                                            e.category() == null
                                                    ? null
                                                    : words(e.category().name()),
                                            e.education() == null
                                                    ? null
                                                    : words(e.education().name())));
            case ContactChanged e -> "reached in another way " + from;
            case OtherNameGiven e ->
                    "called %s in %s %s"
                            .formatted(
                                    quoted(e.otherName().name()),
                                    Locale.forLanguageTag(e.otherName().language())
                                            .getDisplayName(Locale.ENGLISH),
                                    from);
            case CodeAssigned e ->
                    "given the code %s of %s %s"
                            .formatted(quoted(e.code().value()), e.code().scheme(), from);
        };
    }

    private static String listed(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static String duty(Duty event, String on) {
        var of = event.due() == null ? "" : " for what was due on " + Dates.day(event.due());
        return switch (event) {
            case PlanFiled e -> "filed a plan %s%s".formatted(on, of);
            case ReportFiled e -> "filed a report %s%s".formatted(on, of);
            case ActivityRecorded e ->
                    "took part in an activity %s%s%s"
                            .formatted(
                                    on,
                                    e.themes().isEmpty()
                                            ? ""
                                            : " on "
                                                    + e.themes().stream()
                                                            .map(Sentences::words)
                                                            .collect(Collectors.joining(", ")),
                                    of);
            case ProfileConfirmed e ->
                    "confirmed what the register says %s%s%s"
                            .formatted(
                                    on,
                                    e.revalidation() == null
                                            ? ""
                                            : " in answer to " + e.revalidation(),
                                    of);
            case ContinuationDeclared e -> "declared to go on %s%s".formatted(on, of);
        };
    }

    private static String leaving(Leaving event, String on) {
        return switch (event) {
            case SchoolEvent.Withdrawn e ->
                    "left the network by its own wish %s%s".formatted(on, because(e.reason()));
            case RenewalRefused e ->
                    "left the network %s, not renewed by HQ%s".formatted(on, because(e.reason()));
            case Removed e -> "removed from the network %s%s".formatted(on, because(e.reason()));
            case MembershipLapsed e ->
                    "its membership lapsed %s%s%s%s"
                            .formatted(
                                    on,
                                    because(e.reason()),
                                    e.owed() == null ? "" : ", for it missed " + owed(e.owed()),
                                    byItself(e, e.policy()));
            case InstitutionClosed e ->
                    "left the network %s as the institution closed%s"
                            .formatted(on, because(e.reason()));
        };
    }

    private static String owed(Owed owed) {
        return "%s due on %s".formatted(owed.duty(), Dates.day(owed.due()));
    }

    private static String under(@Nullable String policy) {
        return policy == null ? "" : " under policy " + policy;
    }

    private static String byItself(FromRules event, @Nullable String policy) {
        return event.automatic() ? ", by the register itself" + under(policy) : "";
    }

    private static String country(CountryEvent.Happened event) {
        var from = Dates.from(event.effective());
        return switch (event) {
            case CoordinatorDesignated e ->
                    "designated %s as coordinator %s".formatted(e.coordinator(), from);
            case CoordinatorReplaced e ->
                    "designated %s as coordinator %s in place of %s"
                            .formatted(e.coordinator(), from, e.former());
            case CoordinatorEnded e ->
                    "ended the designation of %s as coordinator %s"
                            .formatted(e.coordinator(), from);
            case PolicyRecorded e ->
                    "goes by policy %s %s: at least %d months of trial%s"
                            .formatted(
                                    quoted(e.policy().version()),
                                    from,
                                    e.policy().admission().trialMonths(),
                                    staying(e.policy().membership()));
            case RevalidationOpened e ->
                    "all members have to confirm by %s for %s, opened %s"
                            .formatted(
                                    Dates.day(e.revalidation().due()),
                                    e.revalidation().name(),
                                    Dates.on(e.effective()));
            case RevalidationClosed e ->
                    "closed %s %s".formatted(e.name(), Dates.on(e.effective()));
            case IntakeSuspended e ->
                    "takes no new applications %s%s".formatted(from, because(e.reason()));
            case IntakeResumed e -> "takes applications again " + from;
            case UnescoStatusChanged e -> "%s %s".formatted(status(e.status()), from);
            case CountrySucceeded e ->
                    "no more %s; after it came %s"
                            .formatted(
                                    from,
                                    e.successors().stream()
                                            .map(CountryCode::value)
                                            .collect(Collectors.joining(", ")));
            case RegionAssigned e -> "counted in %s %s".formatted(regions(e.regions()), from);
        };
    }

    private static String staying(@Nullable MembershipPolicy membership) {
        if (membership == null || membership.duties().isEmpty()) return "";
        return membership.duties().stream()
                .map(MembershipPolicy.Duty::name)
                .collect(Collectors.joining(", ", "; members owe ", ""));
    }

    private static String figure(FigureEvent.Happened event) {
        return switch (event) {
            case TotalPublished e ->
                    "published elsewhere: %s in %s%s, counted %s; read in %s"
                            .formatted(
                                    number(e.schools(), "school", "schools"),
                                    where(e.scope()),
                                    e.countries() == null
                                            ? ""
                                            : ", " + number(e.countries(), "country", "countries"),
                                    Dates.on(e.effective()),
                                    e.source());
            case FigurePublished e ->
                    "published from this register at position %d: %s, counted for %s by %s%s"
                            .formatted(
                                    e.position(),
                                    number(e.tally().members(), "member", "members"),
                                    Dates.day(e.effective().latest()),
                                    quoted(("statistics " + e.counting()).strip()),
                                    e.tally().notKnown() == 0
                                            ? ""
                                            : "; %d beside them not known"
                                                    .formatted(e.tally().notKnown()));
        };
    }

    private static String number(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String where(Scope scope) {
        var region = scope.region();
        if (region != null) return region(region);
        return scope.country() == null ? "the world" : scope.country().toString();
    }

    private static String corrects(Correction<?> correction, Reason reason, @Nullable String was) {
        var replacement = correction.replacement();
        return "corrects #%d: %s%s%s"
                .formatted(
                        correction.corrects(),
                        replacement == null
                                ? "it did not happen"
                                : said(replacement, Sentences::id, null),
                        was == null ? "" : " (was: " + was + ")",
                        because(reason));
    }

    /** What stood at the place that is corrected; null where that isn't among the earlier facts. */
    private static @Nullable String was(
            Recorded<?> recorded, Correction<?> correction, List<? extends Recorded<?>> earlier) {
        var stream = recorded.fact().stream();
        var facts =
                earlier.stream()
                        .<Fact<?>>map(Recorded::fact)
                        .filter(fact -> fact.stream().equals(stream))
                        .filter(fact -> fact.sequence() < recorded.fact().sequence())
                        .toList();
        long root = Correction.root(facts, correction.corrects());
        if (facts.stream().noneMatch(fact -> fact.sequence() == root)) return null;
        return Correction.applied(facts, Object.class).stream()
                .filter(fact -> fact.sequence() == root)
                .map(fact -> said(fact.event(), Sentences::id, null))
                .findFirst()
                .orElse("it did not happen");
    }

    private static String institution(Profile profile, Object country) {
        var town = profile.town();
        return quoted(profile.name()) + (town == null ? "" : ", " + town) + ", " + country;
    }

    private static String start(When effective) {
        if (effective.equals(When.UNKNOWN)) return "start unknown";
        if (!effective.isStartKnown()) {
            return "start unknown, a member by " + Dates.day(effective.latest());
        }
        return "a member " + Dates.from(effective);
    }

    private static String candidate(When effective) {
        if (effective.equals(When.UNKNOWN)) return "start unknown";
        if (!effective.isStartKnown()) {
            return "start unknown, a candidate by " + Dates.day(effective.latest());
        }
        return "a candidate " + Dates.from(effective);
    }

    private static String id(String by) {
        return by;
    }

    /** A role that this release doesn't know is left out, and the id stands in for it. */
    private static String who(String role, String id) {
        for (var known : Role.values()) {
            if (known.name().equals(role)) return who(known, id);
        }
        return id;
    }

    private static String who(Role role, String id) {
        return switch (role) {
            case SCHOOL -> "the school";
            case COORDINATOR -> "the national coordinator";
            case COMMISSION -> "the National Commission";
            case HQ -> "HQ";
            case SYSTEM -> "the register";
            case ANYONE, AUDITOR, OPERATOR -> id;
        };
    }

    private static String standIn(boolean standIn) {
        return standIn ? ", standing in for the coordinator" : "";
    }

    private static String stage(TrialStage stage) {
        return quoted(stage.name()) + (stage.logo() ? " (with the logo)" : "");
    }

    private static String report(String code) {
        return code.equals(AdmissionPolicy.OTHER_REPORT)
                ? "a report of the trial"
                : "the report " + quoted(words(code));
    }

    private static String because(Reason reason) {
        return " (reason: " + words(reason.code()) + ")";
    }

    private static String status(UnescoStatus status) {
        return switch (status) {
            case MEMBER_STATE -> "a member state of UNESCO";
            case ASSOCIATE_MEMBER -> "an associate member of UNESCO";
            case NONE -> "neither a member state nor an associate member of UNESCO";
        };
    }

    private static String regions(List<Region> regions) {
        return regions.isEmpty()
                ? "no region"
                : regions.stream().map(Sentences::region).collect(Collectors.joining(", also in "));
    }

    private static String region(Region region) {
        return switch (region) {
            case AFRICA -> "Africa";
            case ARAB_STATES -> "the Arab States";
            case ASIA_AND_THE_PACIFIC -> "Asia and the Pacific";
            case EUROPE_AND_NORTH_AMERICA -> "Europe and North America";
            case LATIN_AMERICA_AND_THE_CARIBBEAN -> "Latin America and the Caribbean";
        };
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String quoted(String name) {
        return "“" + name + "”";
    }
}
