package net.associatedschools.registry.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * What PostgreSQL itself can do with the log's table: the same columns, checks and indexes, the same
 * bytes, and nothing else. Positions are simply counted, so nobody could share this with it.
 */
final class RawLog {
    private static final int COLUMNS = 12;
    private static final String INSERT =
            "insert into raw_log (position, sequence, recorded_at, axon_timestamp, revision, event_id,"
                    + " stream, type, name, salt, metadata, payload) values ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final byte[] SALT = new byte[16];
    private static final long MICROS_1970_TO_2000 = 946_684_800_000_000L;

    private final DataSource dataSource;
    private final Serializer serializer;
    private final AtomicLong position = new AtomicLong();

    /** Needs the log's own table beside it. */
    RawLog(DataSource dataSource, Serializer serializer) throws SQLException {
        this.dataSource = dataSource;
        this.serializer = serializer;
        Server.execute(dataSource, "create table raw_log (like event_log including all)");
    }

    /** Holds a connection with its statement prepared. */
    final class Session implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement rows;
        private final int count;

        Session(int count) throws SQLException {
            this.count = count;
            connection = dataSource.getConnection();
            connection.setAutoCommit(true);
            insert = prepared(INSERT + ROW);
            rows = prepared(INSERT + ROW + (", " + ROW).repeat(count - 1));
        }

        private PreparedStatement prepared(String sql) throws SQLException {
            var statement = connection.prepareStatement(sql);
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            return statement;
        }

        /** One round trip, one commit. */
        long insert(DomainEventMessage<?> event) throws SQLException {
            bind(insert, 0, event);
            return insert.executeUpdate();
        }

        long insert(List<? extends DomainEventMessage<?>> events) throws SQLException {
            if (events.size() != count) throw new IllegalArgumentException("not " + count);
            for (int i = 0; i < count; i++) bind(rows, i * COLUMNS, events.get(i));
            return rows.executeUpdate();
        }

        long copy(List<? extends DomainEventMessage<?>> events) throws SQLException, IOException {
            var copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy raw_log from stdin (format binary)");
            try {
                var bytes = encoded(events);
                copy.writeToCopy(bytes, 0, bytes.length);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) copy.cancelCopy();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private void bind(PreparedStatement statement, int before, DomainEventMessage<?> event)
            throws SQLException {
        var payload = event.serializePayload(serializer, byte[].class);
        var metadata = event.serializeMetaData(serializer, byte[].class);
        var now = OffsetDateTime.ofInstant(event.getTimestamp(), ZoneOffset.UTC);
        statement.setLong(before + 1, position.incrementAndGet());
        statement.setLong(before + 2, event.getSequenceNumber());
        statement.setObject(before + 3, now);
        statement.setObject(before + 4, now);
        statement.setInt(before + 5, 1);
        statement.setObject(before + 6, UUID.fromString(event.getIdentifier()));
        statement.setString(before + 7, event.getAggregateIdentifier());
        statement.setString(before + 8, event.getType());
        statement.setString(before + 9, payload.getType().getName());
        statement.setBytes(before + 10, SALT);
        statement.setBytes(before + 11, metadata.getData());
        statement.setBytes(before + 12, payload.getData());
    }

    /** In the order of the table's columns. */
    private byte[] encoded(List<? extends DomainEventMessage<?>> events) throws IOException {
        var bytes = new ByteArrayOutputStream(events.size() * 600);
        try (var out = new DataOutputStream(bytes)) {
            out.write("PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
            out.writeLong(0);
            for (var event : events) {
                var payload = event.serializePayload(serializer, byte[].class);
                var id = UUID.fromString(event.getIdentifier());
                out.writeShort(COLUMNS);
                number(out, position.incrementAndGet());
                number(out, event.getSequenceNumber());
                number(out, micros(event.getTimestamp()));
                number(out, micros(event.getTimestamp()));
                out.writeInt(4);
                out.writeInt(1);
                out.writeInt(16);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
                bytes(out, event.getAggregateIdentifier().getBytes(StandardCharsets.UTF_8));
                bytes(out, event.getType().getBytes(StandardCharsets.UTF_8));
                bytes(out, payload.getType().getName().getBytes(StandardCharsets.UTF_8));
                bytes(out, SALT);
                bytes(out, event.serializeMetaData(serializer, byte[].class).getData());
                bytes(out, payload.getData());
            }
            out.writeShort(-1);
        }
        return bytes.toByteArray();
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000 - MICROS_1970_TO_2000;
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        out.writeInt(8);
        out.writeLong(value);
    }

    private static void bytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }
}
