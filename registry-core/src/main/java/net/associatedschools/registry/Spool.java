package net.associatedschools.registry;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import net.associatedschools.registry.store.StoredEvent;

/**
 * Events on their way into a log, unit by unit in whatever order they are said; given back in the
 * order of their moments, units of one moment by their first event's id, whoever said them first.
 * The bytes lie in a file, since a network of 100,000 schools says more than fits in memory; only
 * moment and place of each unit are kept there.
 */
final class Spool implements AutoCloseable {
    private static final int SALT_LENGTH = 16;

    private final Path file;
    private final DataOutputStream out;
    private final FileChannel in;
    private long[] moments = new long[1024];
    private long[] places = new long[1024];
    private long[] ids = new long[1024];
    private int units;
    private long length;
    private long events;

    private Spool(Path file) throws IOException {
        this.file = file;
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        in = FileChannel.open(file, StandardOpenOption.READ);
    }

    static Spool in(Path folder) throws IOException {
        return new Spool(Files.createTempFile(folder, "said", ".spool"));
    }

    long events() {
        return events;
    }

    synchronized void add(Instant at, List<StoredEvent> unit) {
        try {
            if (units == moments.length) {
                moments = Arrays.copyOf(moments, 2 * units);
                places = Arrays.copyOf(places, 2 * units);
                ids = Arrays.copyOf(ids, 2 * units);
            }
            moments[units] = ChronoUnit.MICROS.between(Instant.EPOCH, at);
            ids[units] = unit.getFirst().eventId().getMostSignificantBits();
            places[units++] = length;
            var bytes = bytes(unit);
            out.write(bytes);
            length += bytes.length;
            events += unit.size();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static byte[] bytes(List<StoredEvent> unit) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream(2048);
        var data = new DataOutputStream(bytes);
        data.writeInt(unit.size());
        for (var event : unit) {
            data.writeUTF(event.stream());
            data.writeLong(event.sequence());
            data.writeLong(event.eventId().getMostSignificantBits());
            data.writeLong(event.eventId().getLeastSignificantBits());
            data.writeUTF(event.name());
            data.writeInt(event.revision());
            data.write(event.salt());
            write(data, event.metadata());
            write(data, event.payload());
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream data, byte[] bytes) throws IOException {
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    /** All that was added, with positions from 1. */
    Iterator<StoredEvent> inOrder() {
        try {
            out.flush();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        var order = new Integer[units];
        Arrays.setAll(order, unit -> unit);
        Arrays.sort(
                order,
                Comparator.comparingLong((Integer unit) -> moments[unit])
                        .thenComparingLong(unit -> ids[unit]));
        return new InOrder(order);
    }

    private final class InOrder implements Iterator<StoredEvent> {
        private final Integer[] order;
        private final ArrayDeque<StoredEvent> unit = new ArrayDeque<>();
        private int next;
        private long position;

        InOrder(Integer[] order) {
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            return !unit.isEmpty() || next < order.length;
        }

        @Override
        public StoredEvent next() {
            if (!hasNext()) throw new NoSuchElementException();
            if (unit.isEmpty()) unit.addAll(unit(order[next++], position));
            position++;
            return unit.remove();
        }
    }

    private List<StoredEvent> unit(int number, long before) {
        long from = places[number];
        long until = number + 1 < units ? places[number + 1] : length;
        var buffer = ByteBuffer.allocate(Math.toIntExact(until - from));
        try {
            while (buffer.hasRemaining() && in.read(buffer, from + buffer.position()) >= 0) {}
            var at = Instant.EPOCH.plus(moments[number], ChronoUnit.MICROS);
            return events(
                    new DataInputStream(new ByteArrayInputStream(buffer.array())), at, before);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<StoredEvent> events(DataInputStream data, Instant at, long before)
            throws IOException {
        int size = data.readInt();
        var unit = new ArrayList<StoredEvent>(size);
        for (int n = 1; n <= size; n++) {
            unit.add(
                    new StoredEvent(
                            before + n,
                            data.readUTF(),
                            "",
                            data.readLong(),
                            new UUID(data.readLong(), data.readLong()),
                            data.readUTF(),
                            data.readInt(),
                            at,
                            at,
                            data.readNBytes(SALT_LENGTH),
                            data.readNBytes(data.readInt()),
                            data.readNBytes(data.readInt())));
        }
        return unit;
    }

    @Override
    public void close() {
        try {
            out.close();
            in.close();
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
