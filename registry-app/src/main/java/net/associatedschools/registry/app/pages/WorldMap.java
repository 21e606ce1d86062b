package net.associatedschools.registry.app.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The world in Equal Earth projection, 960 by 470 units: borders of Natural Earth (public domain),
 * made simpler. Small places have a point to be found by.
 */
public final class WorldMap {
    /** Below this many square units a shape is hard to see and harder to hit. */
    private static final double SMALL = 14;

    private static final List<Place> PLACES = read();

    private WorldMap() {}

    /**
     * A shape (SVG path, may be empty) with its middle; {@code country} is empty where none is
     * agreed.
     */
    public record Place(String country, double x, double y, boolean small, String shape) {}

    /** A place with how many members it has; {@code shade} 0 (none) to 5 (most). */
    public record Shaded(Place place, long members, long notKnown, int shade) {}

    /** Each step holds about three times what the one before does. */
    static List<Shaded> shaded(Map<String, Figure> figures) {
        return PLACES.stream()
                .map(
                        place -> {
                            var figure = figures.getOrDefault(place.country(), Figure.NONE);
                            return new Shaded(
                                    place,
                                    figure.members(),
                                    figure.notKnown(),
                                    shade(figure.members()));
                        })
                .toList();
    }

    /** Members of a country, and schools of which it isn't known whether they are. */
    public record Figure(long members, long notKnown) {
        static final Figure NONE = new Figure(0, 0);
    }

    /** The least figure of each shade from 1 on. */
    public static final List<Integer> STEPS = List.of(1, 10, 30, 100, 300);

    private static int shade(long members) {
        int shade = 0;
        for (int step : STEPS) if (members >= step) shade++;
        return shade;
    }

    private static List<Place> read() {
        var source =
                Objects.requireNonNull(
                        WorldMap.class.getResourceAsStream("/registry/app/pages/world.tsv"));
        try (var lines =
                new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            return lines.lines().map(WorldMap::place).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Place place(String line) {
        var cells = line.split("\t", -1);
        return new Place(
                cells[0],
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]) < SMALL,
                cells[4]);
    }
}
