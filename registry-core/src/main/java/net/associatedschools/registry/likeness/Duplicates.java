package net.associatedschools.registry.likeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.school.Timeline;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Cursor;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.Words;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Members;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Selection;
import net.associatedschools.registry.view.period.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Which schools of one country are likely one: those that are or were members, or may have been. A
 * pair that was decided, as duplicates or by a merger, doesn't come again.
 */
public final class Duplicates {
    public static final int LIMIT_MAX = 1000;
    private static final int BATCH = 1000;
    private static final String ORDER = "LIKENESS";
    private static final int KEYS = 3;

    private static final Comparator<Pair> LIKELIEST_FIRST =
            Comparator.comparing(Duplicates::keys, Words.BY_KEYS);

    private final Snapshots<? extends Members> snapshots;
    private final Streams streams;
    private final AtomicReference<@Nullable Found> last = new AtomicReference<>();

    public Duplicates(Snapshots<? extends Members> snapshots, Streams streams) {
        this.snapshots = snapshots;
        this.streams = streams;
    }

    /** Of which country (null: all), how many pairs (1 to 1000), after which page, as of when. */
    public record Question(
            @Nullable CountryCode country, int limit, @Nullable String after, AsOf at) {
        public Question {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException("limit: must be 1 to " + LIMIT_MAX);
            }
        }
    }

    /** The answer at that position; {@code next} is null on the last page. */
    public record Page(
            long position, LocalDate asOf, long total, List<Pair> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** Two schools, how alike they are and why; the one of the lower id is the left one. */
    public record Pair(School left, School right, Likeness likeness) {}

    /** A school as it stands. */
    public record School(SchoolId id, Membership membership) {}

    /** An answer in full, from which the next pages are cut. */
    private record Found(@Nullable CountryCode country, AsOf at, List<Pair> pairs) {}

    private record Candidate(School school, NameInTown name) {}

    public Page ask(Question question) {
        var asked = Cursor.of(question.after(), ORDER, KEYS, question.at());
        var found = found(question.country(), asked.at());
        var pairs =
                found.pairs().stream()
                        .filter(
                                pair ->
                                        asked.keys().isEmpty()
                                                || Words.BY_KEYS.compare(keys(pair), asked.keys())
                                                        > 0)
                        .limit(question.limit() + 1L)
                        .toList();
        boolean more = pairs.size() > question.limit();
        var page = more ? pairs.subList(0, question.limit()) : pairs;
        var next = more ? new Cursor(ORDER, found.at(), keys(page.getLast())).text() : null;
        return new Page(found.at().position(), found.at().day(), found.pairs().size(), page, next);
    }

    private static List<String> keys(Pair pair) {
        var place = String.format(Locale.ROOT, "%.6f", 1 - pair.likeness().score());
        return List.of(place, pair.left().id().value(), pair.right().id().value());
    }

    /** Comparing all takes seconds, so the last answer is kept for its next pages. */
    private Found found(@Nullable CountryCode country, AsOf asked) {
        var rows = new ArrayList<Row<Membership>>();
        var at = snapshots.read(tables -> Selection.within(asked, tables));
        var kept = last.get();
        if (kept != null && kept.at().equals(at) && Objects.equals(kept.country(), country)) {
            return kept;
        }
        var listed = EnumSet.complementOf(EnumSet.of(Status.NONE));
        var filter = Filter.MEMBERS.withCountry(country).withStatuses(listed);
        snapshots.read(tables -> rows.addAll(read(tables, Selection.of(filter, Map.of(), at))));
        var byCountry = new TreeMap<String, List<Candidate>>();
        for (var row : rows) {
            byCountry
                    .computeIfAbsent(row.value().country().value(), code -> new ArrayList<>())
                    .add(candidate(row));
        }
        var pairs =
                byCountry.values().stream()
                        .flatMap(Duplicates::alike)
                        .filter(pair -> !isDecided(pair, at))
                        .sorted(LIKELIEST_FIRST)
                        .toList();
        var found = new Found(country, at, pairs);
        last.set(found);
        return found;
    }

    private static List<Row<Membership>> read(Members tables, Selection selection) {
        var rows = new ArrayList<Row<Membership>>();
        List<String> after = List.of();
        while (true) {
            var page = tables.periods().page(selection, Sort.NAME, after, BATCH);
            rows.addAll(page);
            if (page.size() < BATCH) return rows;
            after = Sort.NAME.keys(page.getLast());
        }
    }

    private static Candidate candidate(Row<Membership> row) {
        var value = row.value();
        return new Candidate(
                new School(new SchoolId(row.key()), value),
                NameInTown.of(value.name(), value.town()));
    }

    private static Stream<Pair> alike(List<Candidate> schools) {
        var pairs = new ArrayList<Pair>();
        Neighbours.within(
                schools.stream().map(Candidate::name).toList(),
                (one, other) -> {
                    var pair = pair(schools.get(one), schools.get(other));
                    if (pair.likeness().isSame()) pairs.add(pair);
                });
        return pairs.stream();
    }

    private static Pair pair(Candidate one, Candidate other) {
        boolean inOrder = one.school().id().value().compareTo(other.school().id().value()) < 0;
        var left = inOrder ? one : other;
        var right = inOrder ? other : one;
        return new Pair(left.school(), right.school(), left.name().likeness(right.name()));
    }

    /** Duplicates have left the list; who merged is still there as a former member. */
    private boolean isDecided(Pair pair, AsOf at) {
        return Stream.of(pair.left(), pair.right())
                .filter(school -> school.membership().status() == Status.FORMER)
                .map(school -> timeline(school.id(), at.position()).mergedInto())
                .anyMatch(
                        into ->
                                into.isPresent()
                                        && (into.get().equals(pair.left().id())
                                                || into.get().equals(pair.right().id())));
    }

    private Timeline timeline(SchoolId school, long position) {
        var known = streams.read(List.of(school.value()), position);
        return new Timeline(
                Recorded.facts(known.getOrDefault(school.value(), List.of()), SchoolEvent.class));
    }
}
