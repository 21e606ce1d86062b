package net.associatedschools.registry.importing;

import java.util.UUID;
import net.associatedschools.registry.importing.Imports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a later edition of a list says otherwise than the one before, for somebody to accept or
 * reject (null: nobody did yet); nothing leaves the register because a list forgot it. Before is
 * null of a school that is new, now of one that is gone. The score (0 to 1) says how alike the two
 * names are.
 */
public record Proposal(
        UUID id,
        Kind kind,
        @Nullable Place before,
        @Nullable Place now,
        double score,
        @Nullable Verdict verdict) {
    /** What accepting it means. */
    public enum Kind {
        /** The row is recorded. */
        NEW,
        /** Seen and done with: only who knows when and why it left can say so, by a command. */
        GONE,
        /** The school has the new name from some day between the two editions. */
        RENAMED
    }

    Proposal with(@Nullable Verdict said) {
        return new Proposal(id, kind, before, now, score, said);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
