package net.associatedschools.registry.contract;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.person.PersonEvent;
import net.associatedschools.registry.register.RegisterEvent;
import net.associatedschools.registry.school.SchoolEvent;
import org.jspecify.annotations.Nullable;

/**
 * The names under which the log keeps events: chosen, not derived, and frozen once released. A
 * class may be renamed, a name never; a changed shape is the next revision, with an upcaster.
 */
public final class EventNames {
    /** Every event belongs to one of these. */
    static final List<Class<?>> FAMILIES =
            List.of(
                    ApplicationEvent.class,
                    SchoolEvent.class,
                    CountryEvent.class,
                    FigureEvent.class,
                    PersonEvent.class,
                    RegisterEvent.class);

    /** Lower case and one dot: no class is named so. */
    private static final Pattern CHOSEN =
            Pattern.compile("(application|school|country|figure|person|register)\\.[a-z-]+");

    private static final EventNames CURRENT =
            new EventNames(
                    entries(
                            entry(ApplicationEvent.Applied.class, "application.applied", 1),
                            entry(
                                    ApplicationEvent.CandidacyRecorded.class,
                                    "application.candidacy-recorded",
                                    1),
                            entry(ApplicationEvent.Preselected.class, "application.preselected", 1),
                            entry(ApplicationEvent.Recommended.class, "application.recommended", 1),
                            entry(ApplicationEvent.Certified.class, "application.certified", 1),
                            entry(ApplicationEvent.Withdrawn.class, "application.withdrawn", 1),
                            entry(
                                    ApplicationEvent.ReturnedToSchool.class,
                                    "application.returned-to-school",
                                    1),
                            entry(ApplicationEvent.Resubmitted.class, "application.resubmitted", 1),
                            entry(
                                    ApplicationEvent.NotPreselected.class,
                                    "application.not-preselected",
                                    1),
                            entry(
                                    ApplicationEvent.StageReached.class,
                                    "application.stage-reached",
                                    1),
                            entry(
                                    ApplicationEvent.CandidateReportFiled.class,
                                    "application.candidate-report-filed",
                                    1),
                            entry(
                                    ApplicationEvent.CandidacyExtended.class,
                                    "application.candidacy-extended",
                                    1),
                            entry(
                                    ApplicationEvent.NotRecommended.class,
                                    "application.not-recommended",
                                    1),
                            entry(
                                    ApplicationEvent.ReturnedToCoordinator.class,
                                    "application.returned-to-coordinator",
                                    1),
                            entry(ApplicationEvent.Refused.class, "application.refused", 1),
                            entry(ApplicationEvent.Lapsed.class, "application.lapsed", 1),
                            entry(ApplicationEvent.Corrected.class, "application.corrected", 1),
                            entry(SchoolEvent.SchoolRegistered.class, "school.registered", 1),
                            entry(
                                    SchoolEvent.ApplicationOpened.class,
                                    "school.application-opened",
                                    1),
                            entry(
                                    SchoolEvent.MembershipStarted.class,
                                    "school.membership-started",
                                    1),
                            entry(
                                    SchoolEvent.MembershipRecorded.class,
                                    "school.membership-recorded",
                                    1),
                            entry(SchoolEvent.Renamed.class, "school.renamed", 1),
                            entry(SchoolEvent.Withdrawn.class, "school.withdrawn", 1),
                            entry(SchoolEvent.SplitFrom.class, "school.split-from", 1),
                            entry(SchoolEvent.Relocated.class, "school.relocated", 1),
                            entry(SchoolEvent.Reclassified.class, "school.reclassified", 1),
                            entry(SchoolEvent.ContactChanged.class, "school.contact-changed", 1),
                            entry(SchoolEvent.CodeAssigned.class, "school.code-assigned", 1),
                            entry(SchoolEvent.OtherNameGiven.class, "school.other-name-given", 1),
                            entry(SchoolEvent.PlanFiled.class, "school.plan-filed", 1),
                            entry(SchoolEvent.ReportFiled.class, "school.report-filed", 1),
                            entry(
                                    SchoolEvent.ActivityRecorded.class,
                                    "school.activity-recorded",
                                    1),
                            entry(
                                    SchoolEvent.ProfileConfirmed.class,
                                    "school.profile-confirmed",
                                    1),
                            entry(
                                    SchoolEvent.ContinuationDeclared.class,
                                    "school.continuation-declared",
                                    1),
                            entry(SchoolEvent.DutyMissed.class, "school.duty-missed", 1),
                            entry(
                                    SchoolEvent.DeclaredInactive.class,
                                    "school.declared-inactive",
                                    1),
                            entry(SchoolEvent.RenewalDue.class, "school.renewal-due", 1),
                            entry(SchoolEvent.Renewed.class, "school.renewed", 1),
                            entry(
                                    SchoolEvent.PermanenceRecognised.class,
                                    "school.permanence-recognised",
                                    1),
                            entry(SchoolEvent.RenewalRefused.class, "school.renewal-refused", 1),
                            entry(SchoolEvent.Removed.class, "school.removed", 1),
                            entry(
                                    SchoolEvent.MembershipLapsed.class,
                                    "school.membership-lapsed",
                                    1),
                            entry(SchoolEvent.Suspended.class, "school.suspended", 1),
                            entry(SchoolEvent.Reinstated.class, "school.reinstated", 1),
                            entry(
                                    SchoolEvent.InstitutionClosed.class,
                                    "school.institution-closed",
                                    1),
                            entry(
                                    SchoolEvent.CertificateReissued.class,
                                    "school.certificate-reissued",
                                    1),
                            entry(
                                    SchoolEvent.CorrectionRequested.class,
                                    "school.correction-requested",
                                    1),
                            entry(
                                    SchoolEvent.MarkedDuplicateOf.class,
                                    "school.marked-duplicate-of",
                                    1),
                            entry(SchoolEvent.MergedInto.class, "school.merged-into", 1),
                            entry(SchoolEvent.Absorbed.class, "school.absorbed", 1),
                            entry(SchoolEvent.Corrected.class, "school.corrected", 1),
                            entry(
                                    CountryEvent.CoordinatorDesignated.class,
                                    "country.coordinator-designated",
                                    1),
                            entry(
                                    CountryEvent.CoordinatorReplaced.class,
                                    "country.coordinator-replaced",
                                    1),
                            entry(
                                    CountryEvent.CoordinatorEnded.class,
                                    "country.coordinator-ended",
                                    1),
                            entry(CountryEvent.PolicyRecorded.class, "country.policy-recorded", 1),
                            entry(
                                    CountryEvent.IntakeSuspended.class,
                                    "country.intake-suspended",
                                    1),
                            entry(CountryEvent.IntakeResumed.class, "country.intake-resumed", 1),
                            entry(
                                    CountryEvent.UnescoStatusChanged.class,
                                    "country.unesco-status-changed",
                                    1),
                            entry(CountryEvent.RegionAssigned.class, "country.region-assigned", 1),
                            entry(CountryEvent.CountrySucceeded.class, "country.succeeded", 1),
                            entry(
                                    CountryEvent.RevalidationOpened.class,
                                    "country.revalidation-opened",
                                    1),
                            entry(
                                    CountryEvent.RevalidationClosed.class,
                                    "country.revalidation-closed",
                                    1),
                            entry(CountryEvent.Corrected.class, "country.corrected", 1),
                            entry(FigureEvent.TotalPublished.class, "figure.total-published", 1),
                            entry(FigureEvent.FigurePublished.class, "figure.figure-published", 1),
                            entry(FigureEvent.Corrected.class, "figure.corrected", 1),
                            entry(PersonEvent.Erased.class, "person.erased", 1),
                            entry(
                                    RegisterEvent.DeclaredSynthetic.class,
                                    "register.declared-synthetic",
                                    1)));

    /** A chosen name and the revision (from 1) of the payload's shape. */
    public record Name(String name, int revision) {
        @Override
        public String toString() {
            return name + " " + revision;
        }
    }

    private final Map<Class<?>, Name> names;
    private final Map<String, Class<?>> events = new HashMap<>();

    EventNames(Map<Class<?>, Name> names) {
        this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        names.forEach(
                (event, name) -> {
                    if (events.put(name.name(), event) != null) {
                        throw new IllegalArgumentException(name.name() + " names two events");
                    }
                });
    }

    /** Those that this release writes. */
    public static EventNames current() {
        return CURRENT;
    }

    /** The records that have a name. */
    public Collection<Class<?>> events() {
        return names.keySet();
    }

    public Collection<Name> names() {
        return names.values();
    }

    /** {@link IllegalArgumentException} for what is no event of the register. */
    public Name of(Class<?> event) {
        var name = names.get(event);
        if (name == null) throw new IllegalArgumentException(event + " has no name in the log");
        return name;
    }

    /**
     * The record that holds what is stored under that name, once it is at the current revision;
     * {@link IllegalArgumentException} for a name or revision that this release doesn't know, which
     * a newer one has written.
     */
    public Class<?> event(Name name) {
        var event = events.get(name.name());
        if (event == null || !of(event).equals(name)) {
            throw new IllegalArgumentException(
                    name + " is no event that this release of the register knows");
        }
        return event;
    }

    /** Whether the log's names are chosen for it, be it in the table or not. */
    static boolean isEvent(Class<?> type) {
        return FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(type));
    }

    /** Whether it stands for any of several events, which then have to be told apart by name. */
    static boolean isFamily(Class<?> type) {
        return type.isInterface() && isEvent(type);
    }

    static boolean isChosen(@Nullable String name) {
        return name != null && CHOSEN.matcher(name).matches();
    }

    static Map.Entry<Class<?>, Name> entry(Class<?> event, String name, int revision) {
        return Map.entry(event, new Name(name, revision));
    }

    /** Checks what a map literal would hide: that none is there twice. */
    @SafeVarargs
    static Map<Class<?>, Name> entries(Map.Entry<Class<?>, Name>... entries) {
        var table = new LinkedHashMap<Class<?>, Name>();
        for (var entry : entries) {
            if (table.put(entry.getKey(), entry.getValue()) != null) {
                throw new IllegalArgumentException(entry.getKey() + " has two names");
            }
        }
        return table;
    }
}
