package net.associatedschools.registry.app.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What there is to count of all periods, column by column in memory: some 250 bytes a period. A
 * page of figures asks for up to a hundred counts, and each took the database as long as to read
 * every school.
 *
 * <p>Periods are only added, and closed on the recorded axis; so what was read stays, whoever has
 * read more than a question needs still answers it, and only what changed is read again.
 */
final class CountedPeriods {
    private static final List<Dimension> DIMENSIONS =
            List.of(
                    Dimension.COUNTRY,
                    Dimension.TYPE,
                    Dimension.STATUS,
                    Dimension.CATEGORY,
                    Dimension.LOCATION,
                    Dimension.YEAR);

    private static final String COLUMNS =
            "school, effective_from, effective_until, recorded_from, recorded_until, country, type,"
                    + " status, category, location, joined_year, since_earliest, since_latest,"
                    + " search_text";

    private static final int SIZE_FIRST = 1024;
    private static final long STILL = Long.MAX_VALUE;

    /** No day at all; all that are one are above it. */
    private static final int NO_DAY = Integer.MIN_VALUE;

    private static final int FIRST_DAY = NO_DAY + 1;
    private static final int LAST_DAY = Integer.MAX_VALUE;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Dimension, Words> words = new EnumMap<>(Dimension.class);
    private final Map<Key, Integer> open = new HashMap<>();
    private long position = -1;
    private int size;
    private int[] effectiveFrom = new int[SIZE_FIRST];
    private int[] effectiveUntil = new int[SIZE_FIRST];
    private long[] recordedFrom = new long[SIZE_FIRST];
    private long[] recordedUntil = new long[SIZE_FIRST];
    private int[] sinceEarliest = new int[SIZE_FIRST];
    private int[] sinceLatest = new int[SIZE_FIRST];

    /** The periods of one school mostly share it. */
    private String[] searchText = new String[SIZE_FIRST];

    private final Map<String, String> searchTexts = new HashMap<>();

    CountedPeriods() {
        for (var dimension : DIMENSIONS) words.put(dimension, new Words());
    }

    /** Which row of the table. */
    private record Key(String school, LocalDate effectiveFrom, long recordedFrom) {}

    /** One dimension of each period, as the number of its word; 0 where it has none. */
    private static final class Words {
        private final List<@Nullable String> texts = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private int[] ofPeriod = new int[SIZE_FIRST];

        Words() {
            texts.add(null);
        }

        int number(@Nullable String text) {
            if (text == null) return 0;
            return numbers.computeIfAbsent(
                    text,
                    next -> {
                        texts.add(next);
                        return texts.size() - 1;
                    });
        }

        /** By number, whether it is among those. */
        boolean[] among(Collection<String> wanted) {
            var among = new boolean[texts.size()];
            for (var text : wanted) {
                var number = numbers.get(text);
                if (number != null) among[number] = true;
            }
            return among;
        }
    }

    /** Empties it: the table was. */
    void forget() {
        lock.writeLock().lock();
        try {
            position = -1;
            size = 0;
            open.clear();
            searchTexts.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * How many in each combination of the dimensions, as the table would say; nothing where only
     * the table can say it.
     */
    Optional<List<Count>> count(
            Reading reading, long read, Selection selection, Set<Dimension> by) {
        var filter = selection.filter();
        boolean knowsAll = filter.theme() == null && !by.contains(Dimension.THEME);
        if (!knowsAll) return Optional.empty();
        catchUp(reading, read);
        lock.readLock().lock();
        try {
            // Another question has seen more than this one's moment; it was emptied meanwhile.
            if (selection.at().position() > position) return Optional.empty();
            var dimensions = DIMENSIONS.stream().filter(by::contains).toList();
            return isCountable(dimensions)
                    ? Optional.of(counted(selection, dimensions))
                    : Optional.empty();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void catchUp(Reading reading, long read) {
        if (read <= reached()) return;
        lock.writeLock().lock();
        try {
            if (read <= position) return;
            var news =
                    new Where()
                            .and(
                                    "(recorded_from > ? or recorded_until between ? and ?)",
                                    position,
                                    position + 1,
                                    read);
            reading.each(PostgresPeriods.COLUMNS.table(), COLUMNS, news, "", this::take);
            position = read;
        } catch (RuntimeException brokenOff) {
            // Closed periods of it would be taken in again, and counted twice.
            forget();
            throw brokenOff;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private long reached() {
        lock.readLock().lock();
        try {
            return position;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void take(ResultSet row) throws SQLException {
        var from = Columns.date(row, "effective_from");
        var key = new Key(Columns.text(row, "school"), from, row.getLong("recorded_from"));
        long until = row.getLong("recorded_until");
        var known = open.get(key);
        int at = known == null ? added(row, from, key) : known;
        recordedUntil[at] = until;
        if (until == STILL) open.put(key, at);
        else open.remove(key);
    }

    private int added(ResultSet row, LocalDate from, Key key) throws SQLException {
        if (size == effectiveFrom.length) grow();
        int at = size++;
        effectiveFrom[at] = day(from);
        effectiveUntil[at] = day(Columns.date(row, "effective_until"));
        recordedFrom[at] = key.recordedFrom;
        sinceEarliest[at] = day(row.getObject("since_earliest", LocalDate.class));
        sinceLatest[at] = day(row.getObject("since_latest", LocalDate.class));
        var text = Columns.text(row, "search_text");
        searchText[at] = searchTexts.computeIfAbsent(text, its -> its);
        for (var dimension : DIMENSIONS) {
            var its = word(dimension);
            its.ofPeriod[at] = its.number(row.getString(PostgresPeriods.column(dimension)));
        }
        return at;
    }

    private void grow() {
        int more = 2 * size;
        effectiveFrom = Arrays.copyOf(effectiveFrom, more);
        effectiveUntil = Arrays.copyOf(effectiveUntil, more);
        recordedFrom = Arrays.copyOf(recordedFrom, more);
        recordedUntil = Arrays.copyOf(recordedUntil, more);
        sinceEarliest = Arrays.copyOf(sinceEarliest, more);
        sinceLatest = Arrays.copyOf(sinceLatest, more);
        searchText = Arrays.copyOf(searchText, more);
        for (var its : words.values()) its.ofPeriod = Arrays.copyOf(its.ofPeriod, more);
    }

    private static int day(@Nullable LocalDate day) {
        if (day == null) return NO_DAY;
        return Math.clamp(day.toEpochDay(), FIRST_DAY, LAST_DAY);
    }

    private Words word(Dimension dimension) {
        return Objects.requireNonNull(words.get(dimension));
    }

    /** Whether a combination of these fits into one number. */
    private boolean isCountable(List<Dimension> dimensions) {
        double combinations = 1;
        for (var dimension : dimensions) combinations *= word(dimension).texts.size();
        return combinations < Long.MAX_VALUE;
    }

    private List<Count> counted(Selection selection, List<Dimension> dimensions) {
        var tallies = new HashMap<Long, long[]>();
        var wanted = new Wanted(selection);
        var status = word(Dimension.STATUS);
        int notKnown = status.numbers.getOrDefault("NOT_KNOWN", -1);
        for (int at = 0; at < size; at++) {
            if (!wanted.takes(at)) continue;
            long combination = 0;
            for (var dimension : dimensions) {
                var its = word(dimension);
                combination = combination * its.texts.size() + its.ofPeriod[at];
            }
            var tally = tallies.computeIfAbsent(combination, its -> new long[3]);
            if (status.ofPeriod[at] == notKnown) tally[1]++;
            else {
                tally[0]++;
                if (sinceEarliest[at] == FIRST_DAY) tally[2]++;
            }
        }
        var counts = new ArrayList<Count>();
        tallies.forEach((combination, tally) -> counts.add(count(combination, tally, dimensions)));
        return counts;
    }

    private Count count(long combination, long[] tally, List<Dimension> dimensions) {
        var values = new EnumMap<Dimension, String>(Dimension.class);
        long rest = combination;
        for (var dimension : dimensions.reversed()) {
            var texts = word(dimension).texts;
            var text = texts.get((int) (rest % texts.size()));
            if (text != null) values.put(dimension, text);
            rest /= texts.size();
        }
        return new Count(values, tally[0], tally[1], tally[2]);
    }

    /** A selection in the numbers of the columns; null where any is taken. */
    private final class Wanted {
        private final long position;
        private final int day;
        private final int joinedFrom;
        private final int joinedTo;
        private final List<String> tokens;
        private final Map<Dimension, boolean[]> among = new EnumMap<>(Dimension.class);

        Wanted(Selection selection) {
            var filter = selection.filter();
            AsOf at = selection.at();
            position = at.position();
            day = day(at.day());
            joinedFrom = day(filter.joinedFrom());
            joinedTo = day(filter.joinedTo());
            tokens = selection.tokens();
            if (selection.countries() != null) only(Dimension.COUNTRY, selection.countries());
            only(Dimension.STATUS, names(filter.statuses().stream()));
            if (!filter.types().isEmpty()) only(Dimension.TYPE, filter.types());
            if (!filter.categories().isEmpty()) {
                only(Dimension.CATEGORY, names(filter.categories().stream()));
            }
            if (!filter.locations().isEmpty()) {
                only(Dimension.LOCATION, names(filter.locations().stream()));
            }
        }

        private void only(Dimension dimension, Collection<String> wanted) {
            among.put(dimension, word(dimension).among(wanted));
        }

        private static List<String> names(Stream<? extends Enum<?>> words) {
            return words.<String>map(Enum::name).toList();
        }

        boolean takes(int at) {
            if (recordedFrom[at] > position || recordedUntil[at] <= position) return false;
            if (effectiveFrom[at] > day || effectiveUntil[at] <= day) return false;
            for (var only : among.entrySet()) {
                if (!only.getValue()[word(only.getKey()).ofPeriod[at]]) return false;
            }
            for (var token : tokens) {
                if (!searchText[at].contains(token)) return false;
            }
            return joined(at);
        }

        private boolean joined(int at) {
            if (joinedFrom == NO_DAY && joinedTo == NO_DAY) return true;
            if (sinceEarliest[at] == NO_DAY) return false;
            return (joinedFrom == NO_DAY || sinceEarliest[at] >= joinedFrom)
                    && (joinedTo == NO_DAY || sinceLatest[at] <= joinedTo);
        }
    }
}
