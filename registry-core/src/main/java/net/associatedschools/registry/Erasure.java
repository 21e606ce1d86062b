package net.associatedschools.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.person.Documents;
import net.associatedschools.registry.person.Erasing;
import net.associatedschools.registry.person.PersonEvent;
import net.associatedschools.registry.person.RecordId;
import net.associatedschools.registry.person.Records;
import net.associatedschools.registry.store.EventLog;

/** Holds the erasable records to what the log says of them. */
record Erasure(Records records, Documents documents, Erasing erasing, EventLog log) {
    private static final int BATCH = 1000;
    private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final String ERASED = EventNames.current().of(PersonEvent.Erased.class).name();

    /** What an event refers to: as an id of its own, or as the digest of its evidence. */
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "(?:person|text):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|\"([0-9a-f]{64})\"");

    /** Erases again what a restore brought back; how many records that were. */
    int apply() {
        int again = records.applyErasures();
        var kept = kept(ANY_TIME);
        for (int from = 0; from < kept.size(); from += BATCH) {
            var some = kept.subList(from, Math.min(from + BATCH, kept.size()));
            for (var event : log.readStreams(some, Long.MAX_VALUE)) {
                boolean erased = event.name().equals(ERASED);
                if (erased && erasing.erase(new RecordId(event.stream()))) again++;
            }
        }
        return again;
    }

    /** Forgets what was last kept before that instant and nothing in the log refers to. */
    int sweep(Instant before) {
        var orphans = new HashSet<>(kept(before));
        if (orphans.isEmpty()) return 0;
        long position = 0;
        for (var events = log.read(0, BATCH);
                !events.isEmpty();
                events = log.read(position, BATCH)) {
            for (var event : events) {
                withoutReferences(orphans, event.payload());
                withoutReferences(orphans, event.metadata());
            }
            position = events.getLast().position();
        }
        return records.sweep(name -> !orphans.contains(name), before)
                + documents.sweep(name -> !orphans.contains(name), before);
    }

    private static void withoutReferences(Set<String> orphans, byte[] json) {
        var references = REFERENCE.matcher(new String(json, ISO_8859_1));
        while (references.find()) {
            var digest = references.group(1);
            orphans.remove(digest == null ? references.group() : "document:" + digest);
        }
    }

    private List<String> kept(Instant before) {
        var kept = new ArrayList<String>();
        Stream.concat(records.keptBefore(before).stream(), documents.keptBefore(before).stream())
                .map(RecordId::value)
                .forEach(kept::add);
        return kept;
    }
}
