package net.associatedschools.registry.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;

/**
 * Erasable records on PostgreSQL, each encrypted under a key of its own. The data source gives
 * connections that commit each statement; each change here is one statement, so none is ever half
 * done.
 */
public final class PostgresRecords implements Records {
    private static final String TEXT = "text";
    private static final String PERSON = "person";

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private final DataSource dataSource;
    private final Clock clock;

    /** An open record. */
    private record Kept(UUID id, int ordinal, Salt salt, String content) {
        @Override
        public String toString() {
            return "Kept[" + id + "]";
        }
    }

    public PostgresRecords(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public Text keepText(String owner, String field, String words) {
        var kept = keep(TEXT, owner, field, words);
        return kept.salt().reference(TextId.of(kept.id()), words);
    }

    @Override
    public PersonId keepPerson(String owner, String field, PersonRecord person) {
        return PersonId.of(keep(PERSON, owner, field, written(person)).id());
    }

    @Override
    public Optional<String> text(TextId id) {
        return content(TEXT, uuid(id.value()));
    }

    @Override
    public Optional<PersonRecord> person(PersonId id) {
        return content(PERSON, uuid(id.value())).map(content -> read(id, content));
    }

    private Kept keep(String kind, String owner, String field, String content) {
        try (var connection = dataSource.getConnection()) {
            while (true) {
                var known = kept(connection, kind, owner, field);
                for (var record : known) {
                    boolean same = record.content().equals(content);
                    if (same && touch(connection, record.id())) return record;
                }
                int ordinal = known.isEmpty() ? 0 : known.getLast().ordinal() + 1;
                var fresh = new Kept(UUID.randomUUID(), ordinal, Salt.random(), content);
                if (insert(connection, kind, owner, field, fresh)) return fresh;
                // Somebody kept something for this field meanwhile: perhaps the same.
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static List<Kept> kept(Connection connection, String kind, String owner, String field)
            throws SQLException {
        var sql =
                """
                select id, ordinal, salt, key, ciphertext from erasable join erasable_key using (id)
                where owner = ? and field = ? and kind = ? order by ordinal
                """;
        try (var query = connection.prepareStatement(sql)) {
            bind(query, owner, field, kind);
            var records = new ArrayList<Kept>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) records.add(kept(rows, kind));
            }
            return records;
        }
    }

    private static Kept kept(ResultSet row, String kind) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = Seal.open(row.getBytes("key"), kind + ":" + id, row.getBytes("ciphertext"));
        return new Kept(
                id,
                row.getInt("ordinal"),
                new Salt(row.getBytes("salt")),
                new String(content, UTF_8));
    }

    /** Keeps it from a sweep under way; false if that was faster. */
    private boolean touch(Connection connection, UUID id) throws SQLException {
        var sql = "update erasable set kept_at = ? where id = ?";
        return update(connection, sql, now(), id) == 1;
    }

    private boolean insert(
            Connection connection, String kind, String owner, String field, Kept record)
            throws SQLException {
        var sql =
                """
                with record as (
                    insert into erasable (id, kind, owner, field, ordinal, ciphertext, kept_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (owner, field, kind, ordinal) do nothing returning id)
                insert into erasable_key (id, key, salt) select id, ?, ? from record
                """;
        var key = Seal.random(Seal.KEY_BYTES);
        var ciphertext =
                Seal.close(key, kind + ":" + record.id(), record.content().getBytes(UTF_8));
        return update(
                        connection,
                        sql,
                        record.id(),
                        kind,
                        owner,
                        field,
                        record.ordinal(),
                        ciphertext,
                        now(),
                        key,
                        record.salt().bytes())
                == 1;
    }

    private Optional<String> content(String kind, UUID id) {
        var sql =
                """
                select id, ordinal, salt, key, ciphertext from erasable join erasable_key using (id)
                where id = ? and kind = ?
                """;
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            bind(query, id, kind);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(kept(rows, kind).content()) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public boolean erase(TextId id) {
        return erase(TEXT, uuid(id.value()));
    }

    @Override
    public boolean erase(PersonId id) {
        return erase(PERSON, uuid(id.value()));
    }

    private boolean erase(String kind, UUID id) {
        var sql =
                """
                with noted as (
                    insert into erasure (id, kind, erased_at) values (?, ?, ?)
                    on conflict do nothing)
                delete from erasable where id = ? and kind = ?
                """;
        return update(sql, id, kind, now(), id, kind) == 1;
    }

    @Override
    public boolean holds(RecordId id) {
        return content(id.kind(), uuid(id.value())).isPresent();
    }

    @Override
    public List<RecordId> keptBefore(Instant before) {
        var old = OffsetDateTime.ofInstant(before, ZoneOffset.UTC);
        return keptBefore(old).stream().map(RecordId::new).toList();
    }

    @Override
    public int applyErasures() {
        return update("delete from erasable using erasure where erasable.id = erasure.id");
    }

    @Override
    public int sweep(Predicate<String> referenced, Instant before) {
        var old = OffsetDateTime.ofInstant(before, ZoneOffset.UTC);
        // Asked again with the time: who hands it in while we look keeps it.
        var sql = "delete from erasable where id = ? and kept_at < ?";
        int count = 0;
        for (var name : keptBefore(old)) {
            if (!referenced.test(name)) count += update(sql, uuid(name), old);
        }
        return count;
    }

    private List<String> keptBefore(OffsetDateTime old) {
        var sql = "select kind, id from erasable where kept_at < ? order by kept_at";
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            bind(query, old);
            var names = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) names.add(rows.getString(1) + ":" + rows.getString(2));
            }
            return names;
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
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    static String written(PersonRecord person) {
        try {
            return JSON.writeValueAsString(person);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a person's record can't be written", impossible);
        }
    }

    private PersonRecord read(PersonId id, String content) {
        try {
            return JSON.readValue(content, PersonRecord.class);
        } catch (JsonProcessingException mayQuoteTheRecord) {
            throw new IllegalStateException(id + " can't be read");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static UUID uuid(String name) {
        return UUID.fromString(name.substring(name.indexOf(':') + 1));
    }

    private static IllegalStateException unreachable(SQLException e) {
        return new IllegalStateException("the erasable records can't be reached", e);
    }
}
