package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A school of the invented network and the days on which it joins and leaves. */
final class Member {
    /** How it joins. */
    enum Joining {
        /** It is found on an old list. */
        LISTED,
        /** It applies, is on trial, and is certified. */
        CERTIFIED,
        /** A part of another member becomes a school of its own. */
        SPLIT
    }

    /** How it leaves. */
    enum Leaving {
        WITHDRAWN,
        CLOSED,
        REMOVED,
        NOT_RENEWED,
        MERGED
    }

    /** One membership, from one day until before another. */
    static final class Spell {
        final LocalDate from;
        final Joining joining;
        @Nullable LocalDate until;
        @Nullable Leaving leaving;

        Spell(LocalDate from, Joining joining) {
            this.from = from;
            this.joining = joining;
        }

        /** The same, joined in another way. */
        Spell joining(Joining other) {
            var spell = new Spell(from, other);
            spell.until = until;
            spell.leaving = leaving;
            return spell;
        }
    }

    final int number;
    final List<Spell> spells = new ArrayList<>();

    /** The member that it is split from or becomes part of. */
    @Nullable Member kin;

    /** Whether its story is told with another one's. */
    boolean isKin;

    /** Whether the register has it twice for a while. */
    boolean twice;

    Member(int number) {
        this.number = number;
    }

    Spell last() {
        return spells.getLast();
    }

    boolean isMember() {
        return last().until == null;
    }
}
