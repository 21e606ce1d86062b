package net.associatedschools.registry.person;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;

/** Erasable records for the length of a process; for tests and for trying the register out. */
public final class MemoryRecords implements Records {
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Set<String> erased = new HashSet<>();

    private record Kept(
            String id, String owner, String field, Salt salt, Object content, Instant at) {
        boolean holds(String owner, String field, Object content) {
            return this.owner.equals(owner)
                    && this.field.equals(field)
                    && this.content.equals(content);
        }

        Kept again(Instant at) {
            return new Kept(id, owner, field, salt, content, at);
        }

        @Override
        public String toString() {
            return "Kept[" + id + "]";
        }
    }

    public MemoryRecords(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Text keepText(String owner, String field, String words) {
        var record = keep("text:", owner, field, words);
        return record.salt().reference(new TextId(record.id()), words);
    }

    @Override
    public synchronized PersonId keepPerson(String owner, String field, PersonRecord person) {
        return new PersonId(keep("person:", owner, field, person).id());
    }

    private Kept keep(String kind, String owner, String field, Object content) {
        var record =
                kept.values().stream()
                        .filter(earlier -> earlier.holds(owner, field, content))
                        .findFirst()
                        .map(earlier -> earlier.again(clock.instant()))
                        .orElseGet(() -> fresh(kind + UUID.randomUUID(), owner, field, content));
        kept.put(record.id(), record);
        return record;
    }

    private Kept fresh(String id, String owner, String field, Object content) {
        return new Kept(id, owner, field, Salt.random(), content, clock.instant());
    }

    @Override
    public synchronized Optional<String> text(TextId id) {
        return content(id.value()).map(String.class::cast);
    }

    @Override
    public synchronized Optional<PersonRecord> person(PersonId id) {
        return content(id.value()).map(PersonRecord.class::cast);
    }

    private Optional<Object> content(String id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::content);
    }

    @Override
    public synchronized boolean erase(TextId id) {
        return erase(id.value());
    }

    @Override
    public synchronized boolean erase(PersonId id) {
        return erase(id.value());
    }

    private boolean erase(String id) {
        erased.add(id);
        return kept.remove(id) != null;
    }

    @Override
    public synchronized boolean holds(RecordId id) {
        return kept.containsKey(id.value());
    }

    @Override
    public synchronized List<RecordId> keptBefore(Instant before) {
        return kept.values().stream()
                .filter(record -> record.at().isBefore(before))
                .sorted(Comparator.comparing(Kept::at))
                .map(record -> new RecordId(record.id()))
                .toList();
    }

    @Override
    public synchronized int applyErasures() {
        int before = kept.size();
        kept.keySet().removeAll(erased);
        return before - kept.size();
    }

    @Override
    public synchronized int sweep(Predicate<String> referenced, Instant before) {
        int count = kept.size();
        kept.entrySet()
                .removeIf(
                        entry ->
                                entry.getValue().at().isBefore(before)
                                        && !referenced.test(entry.getKey()));
        return count - kept.size();
    }
}
