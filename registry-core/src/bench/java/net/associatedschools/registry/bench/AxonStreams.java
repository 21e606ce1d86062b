package net.associatedschools.registry.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import net.associatedschools.registry.contract.StoredFacts;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.view.Streams;

/** Several streams at once out of Axon's own table, as fast as it allows: its engine has no such question. */
record AxonStreams(DataSource dataSource) implements Streams {

    @Override
    public Map<String, List<Recorded<?>>> read(Collection<String> streams, long untilPosition) {
        var read = new LinkedHashMap<String, List<Recorded<?>>>();
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                select globalindex, aggregateidentifier, sequencenumber, eventidentifier,
                                    payloadtype, payloadrevision, timestamp, metadata, payload
                                from domainevententry
                                where aggregateidentifier = any (?) and globalindex <= ?
                                order by globalindex""")) {
            statement.setArray(1, connection.createArrayOf("text", streams.toArray()));
            statement.setLong(2, untilPosition);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var stream = rows.getString(2);
                    read.computeIfAbsent(stream, name -> new ArrayList<>())
                            .add(
                                    StoredFacts.recorded(
                                            rows.getLong(1),
                                            stream,
                                            rows.getLong(3),
                                            UUID.fromString(rows.getString(4)),
                                            rows.getString(5),
                                            Integer.parseInt(rows.getString(6)),
                                            Instant.parse(rows.getString(7)),
                                            rows.getBytes(8),
                                            rows.getBytes(9)));
                }
            }
            return read;
        } catch (SQLException failure) {
            throw new IllegalStateException("Axon's table can't be read", failure);
        }
    }
}
