package net.associatedschools.registry.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes events by COPY, in PostgreSQL's binary form: twice as fast as inserting rows. */
final class CopyRows {
    private static final String COPY =
            """
            copy event_log (position, stream, type, sequence, event_id, name, revision,
                recorded_at, axon_timestamp, salt, metadata, payload) from stdin (format binary)""";

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final short COLUMNS = 12;
    private static final int FULL = 1 << 16;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * FULL);

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    static void write(Connection connection, List<StoredEvent> events) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            var rows = new CopyRows(copy);
            rows.buffer.put(SIGNATURE).putInt(0).putInt(0);
            for (var event : events) {
                rows.row(event);
            }
            rows.room(Short.BYTES).putShort((short) -1);
            rows.send();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void row(StoredEvent event) throws SQLException {
        room(Short.BYTES).putShort(COLUMNS);
        number(event.position());
        text(event.stream());
        text(event.type());
        number(event.sequence());
        room(5 * Integer.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(event.eventId().getMostSignificantBits())
                .putLong(event.eventId().getLeastSignificantBits());
        text(event.name());
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(event.revision());
        number(Timestamptz.binary(event.recordedAt()));
        number(Timestamptz.binary(event.axonTimestamp()));
        bytes(event.salt());
        bytes(event.metadata());
        bytes(event.payload());
        if (buffer.position() >= FULL) {
            send();
        }
    }

    private void number(long number) {
        room(3 * Integer.BYTES).putInt(Long.BYTES).putLong(number);
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            buffer = ByteBuffer.allocate(2 * (buffer.position() + bytes)).put(buffer.flip());
        }
        return buffer;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
