package net.associatedschools.registry.view.exception;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.application.Application;
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
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.Vocabulary;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.Absorbed;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.FromRules;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.Leaving;
import net.associatedschools.registry.school.SchoolEvent.MembershipLapsed;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.MergedInto;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;
import net.associatedschools.registry.school.Timeline;
import net.associatedschools.registry.view.Canonical;
import net.associatedschools.registry.view.View;
import org.jspecify.annotations.Nullable;

/** The exceptions of each school, application and country: a line of days for each of them. */
public final class ExceptionView implements View<Exceptional> {
    /** What is told within so many days (a month, for the post) isn't late. */
    public static final int LATE_AFTER_DAYS = 31;

    private static final List<String> ABOUT = List.of("school:", "application:", "country:");

    @Override
    public String name() {
        return "exceptions";
    }

    @Override
    public boolean isAbout(String stream) {
        return ABOUT.stream().anyMatch(stream::startsWith);
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public void write(Exceptional value, Canonical out) {
        out.word(value.kind()).text(value.stream()).number(value.sequence());
        out.text(value.country().value()).text(value.school()).text(value.role());
        out.date(value.told()).number(value.daysLate() == null ? -1 : value.daysLate());
    }

    @Override
    public Map<String, List<Period<Exceptional>>> lines(String stream, List<Recorded<?>> known) {
        var found = new Found(known);
        found.corrections();
        if (stream.startsWith("school:")) found.ofSchool();
        if (stream.startsWith("application:")) found.ofApplication();
        return found.lines;
    }

    /** What one stream's events show. */
    private static final class Found {
        private final Map<String, List<Period<Exceptional>>> lines = new LinkedHashMap<>();
        private final Map<Long, Recorded<?>> said = new HashMap<>();
        private final List<Recorded<?>> known;

        Found(List<Recorded<?>> known) {
            this.known = known;
            for (var one : known) said.put(one.fact().sequence(), one);
        }

        /** What the register takes back by itself after late news is no correction: that was. */
        void corrections() {
            for (var one : known) {
                if (!(one.fact().event() instanceof Correction<?> correction)) continue;
                boolean byItself =
                        correction instanceof SchoolEvent.Corrected e
                                && (e.reason().code().equals(Vocabulary.NO_LONGER_FOLLOWS)
                                        || e.reason().code().equals(Vocabulary.FOLLOWS_AGAIN));
                if (!byItself) {
                    add(Kind.CORRECTION, one, told(one), LocalDate.MAX, null);
                }
            }
        }

        void ofSchool() {
            var timeline = new Timeline(Recorded.facts(known, SchoolEvent.class));
            if (!timeline.isRegistered()) return;
            var facts = timeline.standing();
            for (int i = 0; i < facts.size(); i++) {
                var fact = facts.get(i);
                if (!isEcho(fact.event())) late(fact.sequence(), fact.event().effective());
                if (fact.event() instanceof MembershipLapsed lapse && lapse.automatic()) {
                    add(Kind.BY_SYSTEM, first(fact), lapse.effective().latest(), null);
                }
                if (begins(fact.event()) && timeline.duplicateOf().isEmpty()) {
                    member(timeline, fact, end(facts.subList(i + 1, facts.size())));
                }
            }
        }

        private void member(Timeline timeline, Fact<Happened> fact, LocalDate until) {
            var since = fact.event().effective();
            if (!isProven(timeline, fact)) {
                add(Kind.NO_EVIDENCE, first(fact), since.latest(), until, null);
            }
            if (!since.isStartKnown()) {
                add(Kind.NO_START, first(fact), since.latest(), until, null);
            }
        }

        /** By a paper with it or with a correction of it, or by the list that names it. */
        private boolean isProven(Timeline timeline, Fact<Happened> fact) {
            if (fact.event() instanceof MembershipRecorded recorded) {
                if (!recorded.source().document().isBlank()) return true;
            }
            return known.stream()
                    .filter(
                            one ->
                                    Correction.root(timeline.recorded(), one.fact().sequence())
                                            == fact.sequence())
                    .anyMatch(
                            one ->
                                    one.metadata().get(Metadata.EVIDENCE)
                                                    instanceof Collection<?> papers
                                            && !papers.isEmpty());
        }

        void ofApplication() {
            var application = new Application(Recorded.facts(known, ApplicationEvent.class));
            for (var fact : application.standing()) {
                var one = said.get(fact.sequence());
                if (one == null) continue;
                var effective = fact.event().effective();
                if (!(fact.event() instanceof CandidacyRecorded)) {
                    late(fact.sequence(), effective);
                }
                if (isStandIn(fact.event())) {
                    add(Kind.STAND_IN, one, effective.latest(), null);
                }
            }
        }

        private void late(long sequence, When effective) {
            var one = said.get(sequence);
            if (one == null || effective.latest().equals(LocalDate.MAX)) return;
            long days = ChronoUnit.DAYS.between(effective.latest(), told(one));
            if (days > LATE_AFTER_DAYS) add(Kind.LATE, one, effective.latest(), (int) days);
        }

        private Recorded<?> first(Fact<Happened> fact) {
            var one = said.get(fact.sequence());
            if (one == null) throw new IllegalStateException(fact.name() + " was never said");
            return one;
        }

        private void add(Kind kind, Recorded<?> one, LocalDate from, @Nullable Integer daysLate) {
            add(kind, one, from, LocalDate.MAX, daysLate);
        }

        private void add(
                Kind kind,
                Recorded<?> one,
                LocalDate from,
                LocalDate until,
                @Nullable Integer daysLate) {
            var country = one.metadata(Metadata.COUNTRY);
            if (country == null || !from.isBefore(until)) return;
            var role = one.metadata(Metadata.ROLE);
            var fact = one.fact();
            var value =
                    new Exceptional(
                            kind,
                            fact.stream(),
                            fact.sequence(),
                            new CountryCode(country),
                            one.metadata(Metadata.SCHOOL),
                            role == null ? Role.SYSTEM.name() : role,
                            told(one),
                            daysLate);
            var key = "%s#%06d %s".formatted(fact.stream(), fact.sequence(), kind);
            lines.put(key, List.of(new Period<>(from, until, value)));
        }

        private static LocalDate told(Recorded<?> one) {
            return LocalDate.ofInstant(one.recordedAt(), ZoneOffset.UTC);
        }
    }

    /**
     * What another fact of the same unit says as well, what an old list says of long ago, and what
     * the register notes of itself: late by nature, and nobody's doing.
     */
    private static boolean isEcho(Happened event) {
        return event instanceof SchoolRegistered
                || event instanceof ApplicationOpened
                || event instanceof MembershipStarted
                || event instanceof MembershipRecorded
                || event instanceof Absorbed
                || (event instanceof FromRules said && said.automatic());
    }

    private static boolean begins(Happened event) {
        return event instanceof MembershipStarted
                || event instanceof MembershipRecorded
                || event instanceof SplitFrom;
    }

    private static LocalDate end(List<Fact<Happened>> after) {
        for (var fact : after) {
            boolean ends = fact.event() instanceof Leaving || fact.event() instanceof MergedInto;
            if (ends || begins(fact.event())) return fact.event().effective().earliest();
        }
        return LocalDate.MAX;
    }

    private static boolean isStandIn(ApplicationEvent.Happened event) {
        return switch (event) {
            case ReturnedToSchool e -> e.standIn();
            case Preselected e -> e.standIn();
            case NotPreselected e -> e.standIn();
            case StageReached e -> e.standIn();
            case CandidacyExtended e -> e.standIn();
            case Recommended e -> e.standIn();
            case NotRecommended e -> e.standIn();
            // An application that lapsed by itself was ended by nobody in a coordinator's place.
            case Lapsed e -> e.standIn();
            case Applied e -> false;
            case CandidacyRecorded e -> false;
            case Resubmitted e -> false;
            case CandidateReportFiled e -> false;
            case ReturnedToCoordinator e -> false;
            case Refused e -> false;
            case Certified e -> false;
            case ApplicationEvent.Withdrawn e -> false;
        };
    }
}
