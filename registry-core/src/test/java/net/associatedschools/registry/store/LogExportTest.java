package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

/** A log as lines: all of it, or what is behind a position. */
class LogExportTest {
    private final EventLogEngine log =
            MemoryEventStore.builder().serializer(TestEvents.serializer()).build();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void an_empty_log_is_no_line() throws IOException {
        assertEquals(0, LogExport.lines(log, 0, out, position -> {}));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void every_event_is_a_line_and_reads_back_as_it_is_stored() throws IOException {
        append(2_500);
        var told = new ArrayList<Long>();
        assertEquals(2_500, LogExport.lines(log, 0, out, told::add));
        assertEquals(List.of(1_000L, 2_000L, 2_500L), told);
        assertEquals(log.read(0, 2_500), read());
    }

    @Test
    void what_is_behind_a_position_comes_alone() throws IOException {
        append(3);
        assertEquals(3, LogExport.lines(log, 2, out, position -> {}));
        assertEquals(log.read(2, 1), read());
    }

    private List<StoredEvent> read() {
        return out.toString(StandardCharsets.UTF_8).lines().map(LogLines::read).toList();
    }

    private void append(int events) {
        var unit = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < events; i++) unit.add(noted("school:1", i));
        log.appendEvents(unit);
    }
}
