package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a flow: one for each cell. A school is entered once, by all its days until the
 * period's end; what changed before the period is only followed, not entered.
 */
final class Ledger {
    private final LocalDate from;
    private final LocalDate to;
    private final List<Dimension> by;
    private final Map<List<String>, Account> accounts = new TreeMap<>(Words.BY_KEYS);

    Ledger(LocalDate from, LocalDate to, List<Dimension> by) {
        this.from = from;
        this.to = to;
        this.by = by;
    }

    private static final class Account {
        private final Map<Dimension, String> values;
        private final Map<Entry, Long> counts = new EnumMap<>(Entry.class);

        Account(Map<Dimension, String> values) {
            this.values = values;
        }

        void add(Entry entry, int number) {
            counts.merge(entry, (long) number, Long::sum);
        }

        Flow.Cell cell() {
            return new Flow.Cell(
                    values,
                    of(Entry.OPENING),
                    of(Entry.JOINED),
                    of(Entry.RECORDED),
                    of(Entry.LEFT),
                    of(Entry.RECLASSIFIED),
                    of(Entry.CLOSING),
                    of(Entry.NOT_KNOWN_OPENING),
                    of(Entry.NOT_KNOWN_CLOSING));
        }

        private long of(Entry entry) {
            return counts.getOrDefault(entry, 0L);
        }

        boolean isEmpty() {
            return counts.values().stream().allMatch(count -> count == 0);
        }
    }

    private enum Entry {
        OPENING,
        JOINED,
        RECORDED,
        LEFT,
        RECLASSIFIED,
        CLOSING,
        NOT_KNOWN_OPENING,
        NOT_KNOWN_CLOSING
    }

    void enter(List<Stretch> school) {
        @Nullable Stretch before = null;
        // A member whose status is not known for a while; it hasn't left by that.
        @Nullable Stretch away = null;
        for (var next : school) {
            away = change(before, next, away);
            if (next.contains(from.minusDays(1))) {
                count(next, Entry.OPENING, Entry.NOT_KNOWN_OPENING);
            }
            if (next.contains(to)) count(next, Entry.CLOSING, Entry.NOT_KNOWN_CLOSING);
            before = next;
        }
    }

    private void count(Stretch stretch, Entry member, Entry notKnown) {
        if (stretch.isMember()) add(member, 1, stretch);
        else if (isNotKnown(stretch)) add(notKnown, 1, stretch);
    }

    /** Enters how one stretch follows another; who is away after that. */
    private @Nullable Stretch change(
            @Nullable Stretch before, Stretch next, @Nullable Stretch away) {
        boolean counts = !next.from().isBefore(from) && !next.from().isAfter(to);
        var member = before != null && before.isMember() ? before : away;
        boolean wasAway = before == null || !before.isMember();
        boolean stays = member != null && isSame(member, next);
        if (member == null) {
            if (next.isMember() && counts) add(joining(next), 1, next);
            return null;
        }
        if (stays && next.isMember()) {
            if (counts) move(wasAway ? null : member, next);
            return null;
        }
        if (stays && wasAway) return away;
        if (stays) {
            if (counts) add(Entry.RECLASSIFIED, -1, member);
            return member;
        }
        if (counts) {
            // Counted out when it went away: back in, so that it can leave.
            if (wasAway) add(Entry.RECLASSIFIED, 1, member);
            add(Entry.LEFT, 1, member);
            if (next.isMember()) add(joining(next), 1, next);
        }
        return null;
    }

    /** Still the same membership, or not known to have ended. */
    private static boolean isSame(Stretch member, Stretch next) {
        return (next.isMember() || isNotKnown(next))
                && Objects.equals(member.value().memberSince(), next.value().memberSince());
    }

    private static boolean isNotKnown(Stretch stretch) {
        return stretch.value().status() == Status.NOT_KNOWN;
    }

    private static Entry joining(Stretch next) {
        return next.value().recorded() ? Entry.RECORDED : Entry.JOINED;
    }

    private void move(@Nullable Stretch member, Stretch next) {
        var out = new ArrayList<>(member == null ? List.of() : member.cells(by));
        var in = new ArrayList<>(next.cells(by));
        var kept = new ArrayList<>(in);
        in.removeAll(out);
        out.removeAll(kept);
        for (var cell : out) account(cell).add(Entry.RECLASSIFIED, -1);
        for (var cell : in) account(cell).add(Entry.RECLASSIFIED, 1);
    }

    private void add(Entry entry, int number, Stretch stretch) {
        for (var cell : stretch.cells(by)) account(cell).add(entry, number);
    }

    private Account account(Map<Dimension, String> cell) {
        return accounts.computeIfAbsent(Statistics.place(cell, by), place -> new Account(cell));
    }

    /** By their values; where nobody ever was there is none. */
    List<Flow.Cell> cells() {
        return accounts.values().stream().filter(a -> !a.isEmpty()).map(Account::cell).toList();
    }

    /** The one account of a ledger by nothing. */
    Flow.Cell total() {
        return account(Map.of()).cell();
    }
}
