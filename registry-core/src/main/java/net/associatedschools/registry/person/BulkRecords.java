package net.associatedschools.registry.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import org.postgresql.PGConnection;

/**
 * Erasable records of an invented world, kept many at once by COPY. Their ids and salts are given,
 * so that the same world refers to them by the same bytes; their keys are as random as any. Only
 * for records that are new, each the first of its owner's field. For several threads.
 */
public final class BulkRecords {
    private static final int FULL = 5_000;

    private final DataSource dataSource;
    private final Instant keptAt;
    private List<Kept> waiting = new ArrayList<>();

    private record Kept(
            UUID id, String kind, String owner, String field, Salt salt, String content) {
        @Override
        public String toString() {
            return "Kept[" + id + "]";
        }
    }

    /** Into a database on which {@code Registry.migrate} was run. */
    public BulkRecords(DataSource dataSource, Instant keptAt) {
        this.dataSource = dataSource;
        this.keptAt = keptAt;
    }

    /** Keeps a text; the salt has 16 bytes. */
    public Text keepText(UUID id, byte[] salt, String owner, String field, String words) {
        var kept = new Kept(id, "text", owner, field, new Salt(salt), words);
        add(kept);
        return kept.salt().reference(TextId.of(id), words);
    }

    /** Keeps a person's name and contacts. */
    public PersonId keepPerson(UUID id, String owner, String field, PersonRecord person) {
        add(new Kept(id, "person", owner, field, Salt.random(), PostgresRecords.written(person)));
        return PersonId.of(id);
    }

    private void add(Kept kept) {
        List<Kept> full;
        synchronized (this) {
            waiting.add(kept);
            if (waiting.size() < FULL) return;
            full = waiting;
            waiting = new ArrayList<>();
        }
        write(full);
    }

    /** Writes what waits. */
    public void flush() {
        List<Kept> rest;
        synchronized (this) {
            rest = waiting;
            waiting = new ArrayList<>();
        }
        write(rest);
    }

    private void write(List<Kept> kepts) {
        if (kepts.isEmpty()) return;
        var records = new StringBuilder();
        var keys = new StringBuilder();
        var hex = HexFormat.of();
        for (var kept : kepts) {
            var key = Seal.random(Seal.KEY_BYTES);
            var sealed = Seal.close(key, kept.kind + ":" + kept.id, kept.content.getBytes(UTF_8));
            records.append(kept.id).append('\t').append(kept.kind).append('\t').append(kept.owner);
            records.append('\t').append(kept.field).append("\t0\t\\\\x");
            records.append(hex.formatHex(sealed)).append('\t').append(keptAt).append('\n');
            keys.append(kept.id).append("\t\\\\x").append(hex.formatHex(key));
            keys.append("\t\\\\x").append(hex.formatHex(kept.salt.bytes())).append('\n');
        }
        try (var connection = dataSource.getConnection()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "copy erasable (id, kind, owner, field, ordinal, ciphertext, kept_at) from stdin",
                    bytes(records));
            copy.copyIn("copy erasable_key (id, key, salt) from stdin", bytes(keys));
        } catch (SQLException failed) {
            throw new IllegalStateException("the erasable records can't be reached", failed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ByteArrayInputStream bytes(StringBuilder rows) {
        return new ByteArrayInputStream(rows.toString().getBytes(UTF_8));
    }
}
