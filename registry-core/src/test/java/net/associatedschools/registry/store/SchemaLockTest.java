package net.associatedschools.registry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Nodes that start at once on one database. */
class SchemaLockTest {
    private static final int NODES = 12;

    @RepeatedTest(5)
    void nodes_that_start_at_once_on_an_empty_database_all_find_its_tables() throws Exception {
        var dataSource = TestServer.dataSource(TestServer.newDatabase());
        var together = new CyclicBarrier(NODES);
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            var started = new ArrayList<Future<?>>();
            for (int i = 0; i < NODES; i++) {
                started.add(
                        nodes.submit(
                                () -> {
                                    together.await();
                                    EventLog.migrate(dataSource);
                                    return null;
                                }));
            }
            for (var node : started) node.get();
        }
        assertEquals(0, TestServer.number(dataSource, "select count(*) from event_log"));
    }
}
