package net.associatedschools.registry.app.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.app.outbox.Notice.State;
import org.jspecify.annotations.Nullable;

/** The tables {@code outbox} and {@code outbox_mark}, on one connection. */
record OutboxRows(Connection connection) {
    private static final String ALL =
            "select position, recipient, message, application, school, country, recorded_at, state,"
                    + " reason, tried, settled_at from outbox";

    /** How far the log was read; of two who ask so one waits until the other has committed. */
    long markForUpdate() throws SQLException {
        return number("select position from outbox_mark for update");
    }

    long mark() throws SQLException {
        return number("select position from outbox_mark");
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void mark(long position) throws SQLException {
        try (var statement = connection.prepareStatement("update outbox_mark set position = ?")) {
            statement.setLong(1, position);
            statement.executeUpdate();
        }
    }

    /** What is there stays as it is: nobody is told twice. */
    void add(List<Notice> notices) throws SQLException {
        var sql =
                "insert into outbox (position, recipient, message, application, school, country,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (var statement = connection.prepareStatement(sql)) {
            for (var one : notices) {
                statement.setLong(1, one.position());
                statement.setString(2, one.recipient());
                statement.setString(3, one.message());
                statement.setString(4, one.application());
                statement.setString(5, one.school());
                statement.setString(6, one.country());
                statement.setObject(7, one.recordedAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** In one country, in one state (null: in any), after that one (position and recipient). */
    List<Notice> page(
            @Nullable String country,
            @Nullable State state,
            long afterPosition,
            String afterRecipient,
            int limit)
            throws SQLException {
        var sql =
                ALL
                        + " where (position, recipient) > (?, ?) and coalesce(country = ?, true)"
                        + " and coalesce(state = ?, true) order by position, recipient limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, afterPosition);
            statement.setString(2, afterRecipient);
            statement.setString(3, country);
            statement.setString(4, state == null ? null : state.name());
            statement.setInt(5, limit);
            return notices(statement);
        }
    }

    /** Those that wait, first those that were tried least. */
    List<Notice> waiting(int limit) throws SQLException {
        var sql = ALL + " where state = 'WAITING' order by tried, position, recipient limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            return notices(statement);
        }
    }

    void state(Notice notice, State state, @Nullable String reason, int tried) throws SQLException {
        var sql =
                "update outbox set state = ?, reason = ?, tried = ?, settled_at = case when ? then"
                        + " now() end where position = ? and recipient = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, state.name());
            statement.setString(2, reason);
            statement.setInt(3, tried);
            statement.setBoolean(4, state == State.SENT || state == State.NOT_SENT);
            statement.setLong(5, notice.position());
            statement.setString(6, notice.recipient());
            statement.executeUpdate();
        }
    }

    /** What a node that died had in its hands. */
    void settleLeftBehind() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update outbox set state = 'NOT_SENT', settled_at = now(), reason = 'the node"
                            + " died while it was sent: it may have arrived' where state ="
                            + " 'SENDING'");
        }
    }

    private static List<Notice> notices(PreparedStatement statement) throws SQLException {
        var notices = new ArrayList<Notice>();
        try (var row = statement.executeQuery()) {
            while (row.next()) notices.add(notice(row));
        }
        return notices;
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("position"),
                row.getString("recipient"),
                row.getString("message"),
                row.getString("application"),
                row.getString("school"),
                row.getString("country"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("tried"),
                instant(row.getObject("settled_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
