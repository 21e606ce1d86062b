package net.associatedschools.registry.likeness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The tables that this package keeps as data. */
final class Resource {
    private Resource() {}

    /** Its lines without comments and empty ones. */
    static List<String> lines(String name) {
        try (var in = Resource.class.getResourceAsStream("/registry/likeness/" + name)) {
            if (in == null) throw new IllegalStateException(name + " is missing");
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
