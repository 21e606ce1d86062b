package net.associatedschools.registry.person;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Papers on PostgreSQL, each encrypted under a key of its own, media type and all. The data source
 * gives connections that commit each statement; each change here is one statement.
 */
public final class PostgresDocuments implements Documents {
    private static final int TYPE_LENGTH_MAX = 127;

    private final DataSource dataSource;
    private final Clock clock;

    public PostgresDocuments(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public RecordId keep(Document document) {
        var id = Seal.nameOf(document);
        var sql =
                """
                with paper as (
                    insert into evidence (sha256, ciphertext, kept_at) values (?, ?, ?)
                    on conflict (sha256) do nothing returning sha256)
                insert into evidence_key (sha256, key) select sha256, ? from paper
                """;
        var touch = "update evidence set kept_at = ? where sha256 = ?";
        try (var connection = dataSource.getConnection()) {
            while (update(connection, touch, now(), sha256(id)) == 0) {
                var key = Seal.random(Seal.KEY_BYTES);
                var sealed = Seal.close(key, id.value(), packed(document));
                if (update(connection, sql, sha256(id), sealed, now(), key) == 1) break;
                // Somebody handed it in meanwhile, and it may have been swept since.
            }
            return id;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Length of the media type (1 byte), media type, content. */
    private static byte[] packed(Document document) {
        var type = document.mediaType().getBytes(US_ASCII);
        if (type.length > TYPE_LENGTH_MAX) {
            throw new IllegalArgumentException("the media type is too long");
        }
        var packed = new byte[1 + type.length + document.bytes().length];
        packed[0] = (byte) type.length;
        System.arraycopy(type, 0, packed, 1, type.length);
        System.arraycopy(document.bytes(), 0, packed, 1 + type.length, document.bytes().length);
        return packed;
    }

    private static Document unpacked(byte[] packed) {
        int content = 1 + packed[0];
        var type = new String(packed, 1, packed[0], US_ASCII);
        return new Document(type, Arrays.copyOfRange(packed, content, packed.length));
    }

    @Override
    public Optional<Document> document(RecordId id) {
        var sql =
                "select key, ciphertext from evidence join evidence_key using (sha256)"
                        + " where sha256 = ?";
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, sha256(id));
            try (var rows = query.executeQuery()) {
                if (!rows.next()) return Optional.empty();
                var opened = Seal.open(rows.getBytes(1), id.value(), rows.getBytes(2));
                return Optional.of(unpacked(opened));
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public boolean holds(RecordId id) {
        return !ids("select sha256 from evidence where sha256 = ?", sha256(id)).isEmpty();
    }

    @Override
    public boolean erase(RecordId id) {
        return update("delete from evidence where sha256 = ?", sha256(id)) == 1;
    }

    @Override
    public List<RecordId> keptBefore(Instant before) {
        return ids("select sha256 from evidence where kept_at < ? order by kept_at", time(before));
    }

    @Override
    public int sweep(Predicate<String> referenced, Instant before) {
        // Asked again with the time: who hands it in while we look keeps it.
        var sql = "delete from evidence where sha256 = ? and kept_at < ?";
        int count = 0;
        for (var id : keptBefore(before)) {
            if (!referenced.test(id.value())) count += update(sql, sha256(id), time(before));
        }
        return count;
    }

    private List<RecordId> ids(String sql, Object value) {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, value);
            var ids = new ArrayList<RecordId>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) ids.add(new RecordId("document:" + rows.getString(1)));
            }
            return ids;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private int update(String sql, Object... values) {
        try (var connection = dataSource.getConnection()) {
            return update(connection, sql, values);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static int update(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        }
    }

    private static String sha256(RecordId id) {
        return id.value().substring("document:".length());
    }

    private OffsetDateTime now() {
        return time(clock.instant());
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("the documents can't be reached", e);
    }
}
