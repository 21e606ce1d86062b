package net.associatedschools.registry.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The imports of a register that lives in memory. */
public final class MemoryImports implements Imports {
    private final Map<UUID, Taken> imports = new LinkedHashMap<>();
    private final Map<String, byte[]> documents = new HashMap<>();
    private final Map<UUID, Map<UUID, Verdict>> verdicts = new HashMap<>();

    @Override
    public synchronized Taken begin(Taken taken, Roster document) {
        try (var in = document.bytes().open()) {
            documents.putIfAbsent(taken.sha256(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNullElse(imports.putIfAbsent(taken.id(), taken), taken);
    }

    @Override
    public synchronized void replace(Taken taken) {
        imports.put(taken.id(), taken);
    }

    @Override
    public synchronized Optional<Taken> of(UUID id) {
        return Optional.ofNullable(imports.get(id));
    }

    @Override
    public synchronized List<Taken> all() {
        return imports.values().stream()
                .sorted(Comparator.comparing(Taken::importedAt).reversed())
                .toList();
    }

    @Override
    public synchronized Roster document(Taken taken) {
        var bytes = Objects.requireNonNull(documents.get(taken.sha256()), taken.sha256());
        return new Roster(() -> new ByteArrayInputStream(bytes), taken.name());
    }

    @Override
    public synchronized Map<UUID, Verdict> verdicts(UUID id) {
        return Map.copyOf(verdicts.getOrDefault(id, Map.of()));
    }

    @Override
    public synchronized void decide(UUID id, UUID proposal, Verdict verdict, String actor) {
        verdicts.computeIfAbsent(id, any -> new HashMap<>()).put(proposal, verdict);
    }
}
