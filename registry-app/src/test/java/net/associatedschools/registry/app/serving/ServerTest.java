package net.associatedschools.registry.app.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.database.EmbeddedDatabase;
import net.associatedschools.registry.app.database.LogPool;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.database.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    /** Stands where the register will: a bean on both pools. */
    @Context
    @Requires(property = "micronaut.server.port")
    static class Probe implements BeforeServing {
        private final LogPool log;
        private final DataSource views;
        private final EmbeddedServer http;

        Probe(LogPool log, DataSource views, EmbeddedServer http) {
            this.log = log;
            this.views = DelegatingDataSource.unwrapDataSource(views);
            this.http = http;
        }

        @Override
        public void prepare(ServerOptions options) {
            SEEN.add("prepared before HTTP: " + !http.isRunning());
        }

        @PreDestroy
        void stop() throws SQLException {
            SEEN.add("stopped after HTTP: " + !http.isRunning());
            SEEN.add("log still answers: " + answers(log.dataSource()));
            SEEN.add("views still answer: " + answers(views));
        }

        private static boolean answers(DataSource source) throws SQLException {
            try (var connection = source.getConnection()) {
                return connection.getAutoCommit() && connection.isValid(1);
            }
        }
    }

    @Test
    void starts_from_the_database_up_and_stops_from_http_down() {
        SEEN.clear();
        var directory = folder.resolve("data");
        try (var server = new Server(ServerOptions.briefly(directory))) {
            server.start();
            var refused =
                    assertThrows(
                            Served.class,
                            () -> new Server(ServerOptions.briefly(directory)).start());
            assertEquals(Optional.of(server.url()), refused.url());
        }
        assertEquals(
                List.of(
                        "prepared before HTTP: true",
                        "stopped after HTTP: true",
                        "log still answers: true",
                        "views still answer: true"),
                SEEN);
        DataDirectory.hold(directory).close();
    }

    @Test
    void two_nodes_may_share_a_real_server_and_one_directory() {
        try (var held = DataDirectory.hold(folder.resolve("database"));
                var database = EmbeddedDatabase.start(held);
                var one = new Server(on(database.address()));
                var two = new Server(on(database.address()))) {
            one.start();
            two.start();
            assertFalse(one.url().equals(two.url()));
            var served =
                    assertThrows(Served.class, () -> DataDirectory.hold(folder.resolve("node")));
            assertEquals(Optional.of(one.url()), served.url());
        }
    }

    @Test
    void a_real_server_that_refuses_is_named_in_one_line_without_its_password() {
        var nobody = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/registry", "me", "secret");
        try (var server = new Server(on(nobody))) {
            var refused = assertThrows(Refused.class, server::start);
            assertTrue(refused.getMessage().startsWith("the database refuses: "));
            assertFalse(refused.getMessage().contains("secret"));
        }
    }

    private ServerOptions on(DatabaseAddress database) {
        var node = folder.resolve("node");
        return new ServerOptions(
                node,
                "127.0.0.1",
                0,
                Optional.empty(),
                DataDirectory.tokenFile(node),
                false,
                Optional.of(database));
    }
}
