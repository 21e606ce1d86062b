package net.associatedschools.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.associatedschools.registry.contract.StoredFacts;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.store.StoredEvent;

/**
 * In which streams a paper is named as evidence; read off the log, as far as that goes when asked.
 */
final class EvidenceIndex {
    private static final int BATCH = 1000;
    private static final String SHA256 = "sha256";

    private final EventLog log;
    private final Map<String, Set<String>> streams = new HashMap<>();
    private long position;

    EvidenceIndex(EventLog log) {
        this.log = log;
    }

    /** The streams with an event that names the paper of that SHA-256 in lower-case hex. */
    synchronized Set<String> streams(String sha256) {
        for (var news = news(); !news.isEmpty(); news = news()) {
            news.forEach(this::take);
            position = news.getLast().position();
        }
        return Set.copyOf(streams.getOrDefault(sha256, Set.of()));
    }

    private List<StoredEvent> news() {
        return log.read(position, BATCH);
    }

    private void take(StoredEvent event) {
        // Most events name no paper, and needn't be parsed to know it.
        if (!new String(event.metadata(), ISO_8859_1).contains("\"" + SHA256 + "\"")) return;
        if (!(StoredFacts.metadata(event.metadata()).get(Metadata.EVIDENCE) instanceof List<?> all))
            return;
        for (var evidence : all) {
            if (evidence instanceof Map<?, ?> map && map.get(SHA256) instanceof String digest) {
                streams.computeIfAbsent(digest, d -> new TreeSet<>()).add(event.stream());
            }
        }
    }
}
