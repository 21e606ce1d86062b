package net.associatedschools.registry.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The papers that events name as their evidence by SHA-256. They may speak of persons, so each is
 * erasable as persons' records are (R-PRIV-1); its digest stays in the log. The same bytes are kept
 * once, whoever hands them in. Safe for use by several threads and nodes.
 */
public interface Documents {
    /** Keeps a paper; its id, {@code document:<sha256>}. */
    RecordId keep(Document document);

    /** The paper; empty if it was erased or never kept. */
    Optional<Document> document(RecordId id);

    boolean holds(RecordId id);

    /** Destroys it for ever; whether it was still there. */
    boolean erase(RecordId id);

    /** The ids of those last handed in before that instant, the oldest first. */
    List<RecordId> keptBefore(Instant before);

    /**
     * Forgets what was last handed in before that instant and nothing refers to; how many these
     * were.
     */
    int sweep(Predicate<String> referenced, Instant before);
}
