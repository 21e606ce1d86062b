package net.associatedschools.registry;

import java.util.List;

/**
 * What a command came to: its stream, the sequence that the stream reached by it (from 0), the
 * position of the last event it led to (from 1), and the names of its events in the order of the
 * log, {@code school:...#12}. A command that said nothing new has no events; sequence and position
 * are then those of the stream's last event.
 */
public record Receipt(String stream, long sequence, long position, List<String> events) {
    public Receipt {
        events = List.copyOf(events);
    }
}
