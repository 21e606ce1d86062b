package net.associatedschools.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.proof.MerkleTree;
import net.associatedschools.registry.store.LogEntry;
import net.associatedschools.registry.store.StoredEvent;

/** Reads a log from its first event, hashes each, and looks whether it stands where it should. */
final class Verifying {
    private static final int BATCH = 1000;
    private static final int FAULTS_MAX = 100;

    private final MerkleTree tree = new MerkleTree();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private Instant recordedAt = Instant.MIN;
    private long position;

    /** At most so many events after a position, in order. */
    interface Pages {
        List<StoredEvent> read(long afterPosition, int limit);
    }

    /** Up to and including a position. */
    Verification upTo(Pages log, long last) {
        while (position < last) {
            var events = log.read(position, (int) Math.min(BATCH, last - position));
            if (events.isEmpty()) break;
            for (var event : events) if (event.position() <= last) take(event);
            if (events.getLast().position() > last) break;
        }
        return new Verification(tree.size(), HexFormat.of().formatHex(tree.root()), faults);
    }

    private void take(StoredEvent event) {
        unless(event.position() == position + 1, "position %d comes after %d", event, position);
        long sequence = sequences.getOrDefault(event.stream(), -1L) + 1;
        unless(
                event.sequence() == sequence,
                "position %d should be %s#" + sequence,
                event,
                event.stream());
        unless(
                !event.recordedAt().isBefore(recordedAt),
                "position %d was recorded before %s",
                event,
                recordedAt);
        tree.append(LogEntry.of(event));
        sequences.put(event.stream(), event.sequence());
        recordedAt = event.recordedAt();
        position = event.position();
    }

    private void unless(boolean right, String fault, StoredEvent event, Object other) {
        if (!right && faults.size() < FAULTS_MAX) {
            faults.add(fault.formatted(event.position(), other));
        }
    }
}
