package net.associatedschools.registry.person;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Papers for the length of a process; for tests and for trying the register out. */
public final class MemoryDocuments implements Documents {
    private final Clock clock;
    private final Map<RecordId, Kept> kept = new LinkedHashMap<>();

    private record Kept(Document document, Instant at) {}

    public MemoryDocuments(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized RecordId keep(Document document) {
        var id = Seal.nameOf(document);
        var earlier = kept.get(id);
        kept.put(id, new Kept(earlier == null ? document : earlier.document(), clock.instant()));
        return id;
    }

    @Override
    public synchronized Optional<Document> document(RecordId id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::document);
    }

    @Override
    public synchronized boolean holds(RecordId id) {
        return kept.containsKey(id);
    }

    @Override
    public synchronized boolean erase(RecordId id) {
        return kept.remove(id) != null;
    }

    @Override
    public synchronized List<RecordId> keptBefore(Instant before) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(before))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized int sweep(Predicate<String> referenced, Instant before) {
        int count = kept.size();
        for (var id : keptBefore(before)) if (!referenced.test(id.value())) kept.remove(id);
        return count - kept.size();
    }
}
