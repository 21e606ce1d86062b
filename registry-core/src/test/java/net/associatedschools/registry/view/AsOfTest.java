package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.Owed;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.CertificateReissued;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Reinstated;
import net.associatedschools.registry.school.SchoolEvent.Relocated;
import net.associatedschools.registry.school.SchoolEvent.Removed;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.ReportFiled;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;
import net.associatedschools.registry.school.SchoolEvent.Suspended;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import net.associatedschools.registry.view.memory.MemoryViews;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Schools;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What the rows say on any day at any position, against the log read by hand. */
class AsOfTest {
    static final SchoolId SCHOOL = SchoolId.of(new UUID(0, 1));
    static final LocalDate START = LocalDate.of(2020, 1, 1);
    static final Owed OWED = new Owed("report", DutyKind.REPORT, START, LocalDate.of(2020, 12, 31));

    @Property(tries = 400)
    void R_TIME_1_as_of_any_day_and_position_is_what_the_log_so_far_says_by_hand(
            @ForAll("histories") List<Step> steps, @ForAll("cuts") List<Integer> cuts) {
        var log = new SampleLog();
        var said = history(steps);
        said.forEach(log::say);
        var views = new MemoryViews();
        log.tell(views.projections(log), 0, from -> cuts.get(from % cuts.size()));
        var schools = new Schools(views.snapshots());
        for (int known = 0; known <= said.size(); known++) {
            for (var day : days(said)) {
                var expected = byHand(said.subList(0, known), day);
                var answer =
                        schools.ask(SCHOOL, new AsOf(day, known))
                                .map(a -> seen(a.standing().value()))
                                .orElse(null);
                assertEquals(expected, answer, day + " at " + known + " of " + said);
            }
        }
    }

    @Property(tries = 300)
    void R_AUD_1_rows_do_not_depend_on_where_batches_are_cut(
            @ForAll("histories") List<Step> steps, @ForAll("cuts") List<Integer> cuts) {
        var log = new SampleLog();
        history(steps).forEach(log::say);
        var oneByOne = new MemoryViews();
        log.tell(oneByOne.projections(log), 0, from -> 1);
        var cut = new MemoryViews();
        log.tell(cut.projections(log), 0, from -> cuts.get(from % cuts.size()));
        assertEquals(oneByOne.periods().mark(), cut.periods().mark());
        assertEquals(rows(oneByOne, log.last()), rows(cut, log.last()));
    }

    @Property(tries = 300)
    void the_periods_of_a_school_cover_every_day_once_at_every_position(
            @ForAll("histories") List<Step> steps) {
        var log = new SampleLog();
        history(steps).forEach(log::say);
        var views = new MemoryViews();
        log.tell(views.projections(log), 0, from -> 7);
        for (long position = 1; position <= log.last(); position++) {
            var from = LocalDate.MIN;
            for (var row : rows(views, position)) {
                assertEquals(from, row.effectiveFrom());
                assertTrue(row.effectiveUntil().isAfter(from));
                from = row.effectiveUntil();
            }
            assertEquals(LocalDate.MAX, from);
        }
    }

    private static List<Row<Membership>> rows(MemoryViews views, long position) {
        return new Schools(views.snapshots())
                .ask(SCHOOL, new AsOf(START, position))
                .orElseThrow()
                .periods();
    }

    /** What can be seen of a school on a day. */
    record Seen(
            String status,
            String country,
            String name,
            @Nullable String town,
            @Nullable String certificate,
            @Nullable When since,
            boolean recorded) {}

    private static Seen seen(Membership m) {
        return new Seen(
                m.status().name(),
                m.country().value(),
                m.name(),
                m.town(),
                m.certificateName(),
                m.memberSince(),
                m.recorded());
    }

    /**
     * The domain's words read naively (domain.md 4 and 6, design.md 3), without a line of the code
     * that is tried here: strike out what was corrected, put the rest in the order it happened, and
     * go through it until the day.
     */
    private static @Nullable Seen byHand(List<SchoolEvent> known, LocalDate day) {
        if (known.isEmpty()) return null;
        Map<Integer, Happened> standing = new TreeMap<>();
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) instanceof Corrected c) {
                int first = (int) c.corrects();
                while (known.get(first) instanceof Corrected earlier) {
                    first = (int) earlier.corrects();
                }
                if (c.replacement() == null) standing.remove(first);
                else standing.put(first, c.replacement());
            } else standing.put(i, (Happened) known.get(i));
        }
        var told = (SchoolRegistered) known.getFirst();
        if (standing.get(0) instanceof SchoolRegistered corrected) told = corrected;
        // A sort is stable: who said it first stays first.
        var order = new ArrayList<>(standing.values());
        order.sort(
                Comparator.comparing((Happened event) -> event.effective().earliest())
                        .thenComparing(event -> event.effective().latest())
                        .thenComparing(event -> event instanceof DutyMissed));

        var country = told.country().value();
        var status = "NONE";
        var name = told.profile().name();
        var town = told.profile().town();
        String certificate = null;
        When since = null;
        boolean recorded = false;
        for (var event : order) {
            if (day.isBefore(event.effective().earliest())) break;
            boolean perhaps = day.isBefore(event.effective().latest());
            var before = status;
            if (event instanceof SchoolRegistered e) {
                name = e.profile().name();
                town = e.profile().town();
            }
            if (event instanceof Renamed e) name = e.name();
            if (event instanceof MembershipStarted e) {
                status = "ACTIVE";
                certificate = e.certificateName();
                since = e.effective();
                recorded = false;
            }
            if (event instanceof MembershipRecorded e) {
                status = "ACTIVE";
                since = e.effective();
                recorded = true;
            }
            if (event instanceof SplitFrom e) {
                status = "ACTIVE";
                certificate = e.certificateName();
                since = e.effective();
                recorded = false;
            }
            boolean member = List.of("ACTIVE", "OVERDUE", "INACTIVE", "SUSPENDED").contains(status);
            boolean neglectful = status.equals("OVERDUE") || status.equals("INACTIVE");
            if (event instanceof ReportFiled && neglectful) status = "ACTIVE";
            if (event instanceof DutyMissed && status.equals("ACTIVE")) status = "OVERDUE";
            if (event instanceof DeclaredInactive && member) status = "INACTIVE";
            if (event instanceof Suspended && member) status = "SUSPENDED";
            if (event instanceof Reinstated && status.equals("SUSPENDED")) status = "ACTIVE";
            if (event instanceof Relocated e) town = e.town();
            if (event instanceof CertificateReissued e) certificate = e.certificateName();
            if (event instanceof Withdrawn || event instanceof Removed) {
                status = "FORMER";
                since = null;
            }
            if (perhaps && !status.equals(before)) status = "NOT_KNOWN";
        }
        return new Seen(status, country, name, town, certificate, since, recorded);
    }

    private static List<LocalDate> days(List<SchoolEvent> said) {
        var days = new TreeSet<LocalDate>();
        days.add(LocalDate.of(1900, 1, 1));
        days.add(LocalDate.of(2100, 1, 1));
        for (var event : said) {
            Happened happened = null;
            if (event instanceof Corrected c) happened = c.replacement();
            else if (event instanceof Happened h) happened = h;
            if (happened == null) continue;
            for (var day :
                    List.of(happened.effective().earliest(), happened.effective().latest())) {
                if (day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX)) continue;
                days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
            }
        }
        return List.copyOf(days);
    }

    /** One thing to say, in numbers that can shrink. */
    record Step(int kind, int when, int length, int which) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(-2, 40),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 20))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 6).list().ofMinSize(1).ofMaxSize(8);
    }

    private static List<SchoolEvent> history(List<Step> steps) {
        var said = new ArrayList<SchoolEvent>();
        var roots = new ArrayList<Integer>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            boolean correction = i > 0 && step.kind >= 6;
            roots.add(i);
            if (correction) {
                int corrects = step.which % i;
                int root = roots.get(corrects);
                roots.set(i, root);
                var mended = said.get(root);
                var replacement = step.kind == 8 ? null : event(kind(mended), step, "again " + i);
                said.add(new Corrected(SCHOOL, corrects, replacement, Reason.of("OTHER")));
            } else
                said.add(
                        event(
                                i == 0 ? 0 : 1 + (step.kind * 21 + step.which) % 14,
                                step,
                                "name " + i));
        }
        return said;
    }

    private static int kind(SchoolEvent event) {
        return switch (event) {
            case SchoolRegistered e -> 0;
            case MembershipStarted e -> 1;
            case MembershipRecorded e -> 2;
            case Renamed e -> 3;
            case Withdrawn e -> 4;
            case ApplicationOpened e -> 5;
            case ReportFiled e -> 6;
            case DutyMissed e -> 7;
            case DeclaredInactive e -> 8;
            case Suspended e -> 9;
            case Reinstated e -> 10;
            case Removed e -> 11;
            case SplitFrom e -> 12;
            case Relocated e -> 13;
            case CertificateReissued e -> 14;
            case SchoolEvent.MarkedDuplicateOf e -> throw new IllegalStateException("not drawn");
            case SchoolEvent.MergedInto e -> throw new IllegalStateException("not drawn");
            case SchoolEvent.Absorbed e -> throw new IllegalStateException("not drawn");
            case Corrected e -> throw new IllegalStateException("a root is never a correction");
            case Happened e -> throw new IllegalStateException("never said here: " + e);
        };
    }

    private static Happened event(int kind, Step step, String name) {
        var application = ApplicationId.of(new UUID(1, step.which));
        var when = when(step);
        return switch (kind) {
            case 0 ->
                    new SchoolRegistered(
                            SCHOOL,
                            when,
                            new CountryCode(step.which % 2 == 0 ? "FR" : "IS"),
                            Profile.named(name, step.which % 3 == 0 ? null : "Town " + step.which));
            case 1 -> new MembershipStarted(SCHOOL, when, application, name);
            case 2 ->
                    new MembershipRecorded(SCHOOL, when, when, new Source("list", "row", Map.of()));
            case 3 -> new Renamed(SCHOOL, when, name);
            case 4 -> new Withdrawn(SCHOOL, when, Reason.of("OTHER"));
            case 6 -> new ReportFiled(SCHOOL, when, null, null);
            case 7 -> new DutyMissed(SCHOOL, when, OWED, null);
            case 8 -> new DeclaredInactive(SCHOOL, when, Reason.of("OTHER"), null, null, false);
            case 9 -> new Suspended(SCHOOL, when, Reason.of("OTHER"));
            case 10 -> new Reinstated(SCHOOL, when);
            case 11 -> new Removed(SCHOOL, when, Reason.of("OTHER"));
            case 12 -> new SplitFrom(SCHOOL, when, SchoolId.of(new UUID(0, 2)), name);
            case 13 -> new Relocated(SCHOOL, when, "Town " + step.which, null, null, null, null);
            case 14 -> new CertificateReissued(SCHOOL, when, name);
            default -> new ApplicationOpened(SCHOOL, when, application);
        };
    }

    private static When when(Step step) {
        var first = START.plusDays(step.when);
        var last = first.plusDays(step.length);
        if (step.length == 12) return new When(LocalDate.MIN, first);
        if (step.length == 11) return new When(first, LocalDate.MAX);
        if (step.when == -2) return When.UNKNOWN;
        return step.length > 6 ? new When(first, last) : When.on(first);
    }
}
