package net.associatedschools.registry.importing;

import java.util.List;
import java.util.UUID;

/**
 * What undoing an import did: how many facts are taken back, how many were already, how many rows
 * were recorded by others or not at all, and which facts stay, each with the rule that keeps it.
 */
public record UndoReport(
        UUID id, long takenBack, long alreadyTakenBack, long notRecorded, List<Kept> kept) {
    public UndoReport {
        kept = List.copyOf(kept);
    }

    /** A fact that stays: the list's line, the stream it is in, the rule's id, and why. */
    public record Kept(long line, String stream, String rule, String reason) {}

    public long rows() {
        return takenBack + alreadyTakenBack + notRecorded + kept.size();
    }
}
