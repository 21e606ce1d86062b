package net.associatedschools.registry.importing;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * The imports of a register on PostgreSQL. The data source gives connections that commit each
 * statement; {@code Registry.migrate} has made the tables.
 */
public final class PostgresImports implements Imports {
    private static final int PART_BYTES = 1 << 20;
    private static final String COLUMNS =
            "id, country, name, source, said, document, actor, imported_at, finished_at, undone_at,"
                    + " report";

    /** Reports of before have no columns that were not kept. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .withConfigOverride(
                            List.class,
                            list ->
                                    list.setSetterInfo(
                                            JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                    .build();

    private final DataSource dataSource;
    private final Clock clock;

    public PostgresImports(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** What {@link Taken.Said} looks like in the table. */
    private record SaidJson(@Nullable String source, @Nullable String asOf, List<String> words) {}

    /** Takes what is put together, so that no call sees a document without its end. */
    private interface Work {
        void with(Connection connection) throws SQLException, IOException;
    }

    @Override
    public Taken begin(Taken taken, Roster document) {
        together(
                connection -> {
                    if (isNew(connection, taken.sha256())) {
                        long bytes = keep(connection, taken.sha256(), document);
                        var sql = "update document set bytes = ? where sha256 = ?";
                        update(connection, sql, bytes, taken.sha256());
                    }
                    var sql =
                            "insert into import ("
                                    + COLUMNS
                                    + ") values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb)"
                                    + " on conflict (id) do nothing";
                    update(connection, sql, values(taken));
                });
        return of(taken.id()).orElseThrow();
    }

    private static boolean isNew(Connection connection, String sha256) throws SQLException {
        var sql = "insert into document (sha256, bytes) values (?, 0) on conflict do nothing";
        return update(connection, sql, sha256) == 1;
    }

    private static long keep(Connection connection, String sha256, Roster document)
            throws IOException {
        try (var in = document.bytes().open();
                var parts = new Parts(connection, sha256);
                var zip = new GZIPOutputStream(parts, 1 << 16)) {
            return in.transferTo(zip);
        }
    }

    /** Cuts what is written into rows. */
    private static final class Parts extends OutputStream {
        private final Connection connection;
        private final String sha256;
        private final byte[] part = new byte[PART_BYTES];
        private int filled;
        private int number;

        Parts(Connection connection, String sha256) {
            this.connection = connection;
            this.sha256 = sha256;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            int taken = 0;
            while (taken < length) {
                int count = Math.min(length - taken, part.length - filled);
                System.arraycopy(from, offset + taken, part, filled, count);
                filled += count;
                taken += count;
                if (filled == part.length) store();
            }
        }

        private void store() throws IOException {
            var sql = "insert into document_part (document, part, content) values (?, ?, ?)";
            try {
                update(connection, sql, sha256, number, Arrays.copyOf(part, filled));
            } catch (SQLException e) {
                throw new IOException(e);
            }
            number++;
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (filled > 0) store();
        }
    }

    @Override
    public void replace(Taken taken) {
        var sql =
                "update import set finished_at = ?, undone_at = ?, report = ?::jsonb where id = ?";
        together(
                connection ->
                        update(
                                connection,
                                sql,
                                time(taken.finishedAt()),
                                time(taken.undoneAt()),
                                json(taken.report()),
                                taken.id()));
    }

    @Override
    public Optional<Taken> of(UUID id) {
        return list(" where id = ?", id).stream().findFirst();
    }

    @Override
    public List<Taken> all() {
        return list(" order by imported_at desc, id");
    }

    private List<Taken> list(String tail, Object... values) {
        try (var connection = dataSource.getConnection();
                var query =
                        connection.prepareStatement("select " + COLUMNS + " from import" + tail)) {
            bind(query, values);
            var found = new ArrayList<Taken>();
            try (var row = query.executeQuery()) {
                while (row.next()) found.add(taken(row));
            }
            return found;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public Roster document(Taken taken) {
        return new Roster(
                () -> new GZIPInputStream(new Whole(taken.sha256()), 1 << 16), taken.name());
    }

    /** Its parts one after the other, each read when it is wanted. */
    private final class Whole extends InputStream {
        private final String sha256;
        private int next;
        private @Nullable InputStream part;

        Whole(String sha256) {
            this.sha256 = sha256;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) return 0;
            while (true) {
                int count = part == null ? -1 : read(part, into, offset, length);
                if (count >= 0) return count;
                var bytes = part(sha256, next++);
                if (bytes == null) return -1;
                part = new ByteArrayInputStream(bytes);
            }
        }

        private static int read(InputStream part, byte[] into, int offset, int length) {
            try {
                return part.read(into, offset, length);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private byte @Nullable [] part(String sha256, int number) {
        var sql = "select content from document_part where document = ? and part = ?";
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            bind(query, sha256, number);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public Map<UUID, Verdict> verdicts(UUID id) {
        var sql = "select proposal, verdict from import_verdict where import = ?";
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            bind(query, id);
            var found = new HashMap<UUID, Verdict>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), Verdict.valueOf(row.getString(2)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void decide(UUID id, UUID proposal, Verdict verdict, String actor) {
        var sql =
                """
                insert into import_verdict (import, proposal, verdict, actor, decided_at)
                values (?, ?, ?, ?, ?) on conflict (import, proposal) do update
                set verdict = excluded.verdict, actor = excluded.actor,
                    decided_at = excluded.decided_at
                """;
        together(
                connection ->
                        update(
                                connection,
                                sql,
                                id,
                                proposal,
                                verdict.name(),
                                actor,
                                time(clock.instant())));
    }

    private void together(Work work) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                connection.commit();
            } catch (SQLException | IOException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unreachable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object[] values(Taken taken) {
        var said = taken.said();
        var asOf = said.asOf() == null ? null : said.asOf().toString();
        return new @Nullable Object[] {
            taken.id(),
            taken.country().value(),
            taken.name(),
            taken.source(),
            json(new SaidJson(said.source(), asOf, said.words())),
            taken.sha256(),
            taken.actor(),
            time(taken.importedAt()),
            time(taken.finishedAt()),
            time(taken.undoneAt()),
            json(taken.report())
        };
    }

    private static Taken taken(ResultSet row) throws SQLException {
        var said = Objects.requireNonNull(read(row.getString("said"), SaidJson.class));
        var asOf = said.asOf();
        return new Taken(
                row.getObject("id", UUID.class),
                new CountryCode(row.getString("country")),
                row.getString("name"),
                row.getString("source"),
                new Taken.Said(said.source(), asOf == null ? null : When.parse(asOf), said.words()),
                row.getString("document"),
                row.getString("actor"),
                Objects.requireNonNull(instant(row, "imported_at")),
                instant(row, "finished_at"),
                instant(row, "undone_at"),
                read(row.getString("report"), ImportReport.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable String json(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an import can't be read", impossible);
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    private static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("the imports can't be reached", e);
    }
}
