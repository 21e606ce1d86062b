package net.associatedschools.registry.app.serving;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.person.RecordId;

/**
 * What was erased, by id, in {@code DIR/erased}: outside of the database, so that it is erased
 * again when the whole database is restored from a backup of before.
 */
@Singleton
public final class ErasedList {
    private final Path file;

    ErasedList(ServerOptions options) {
        file = options.dataDirectory().resolve("erased");
    }

    public synchronized void add(RecordId record) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (all().contains(record)) return;
            Files.writeString(
                    file,
                    record + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException unwritable) {
            throw new Refused("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    public synchronized List<RecordId> all() {
        try {
            if (!Files.exists(file)) return List.of();
            return Files.readAllLines(file).stream().map(RecordId::new).toList();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Refused("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
