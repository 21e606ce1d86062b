package net.associatedschools.registry.view.period;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.associatedschools.registry.country.Region;
import org.jspecify.annotations.Nullable;

/**
 * By what members are counted (domain.md 8); {@code YEAR} is that of joining, {@code CATEGORY}
 * public or private, {@code LOCATION} urban or rural. A school has several themes or none: it
 * counts once in the cell of each, so that such cells don't add up.
 */
public enum Dimension {
    COUNTRY,
    REGION,
    TYPE,
    STATUS,
    CATEGORY,
    LOCATION,
    YEAR,
    THEME;

    /** Whether a school has at most one value of it. */
    public boolean addsUp() {
        return this != THEME;
    }

    /**
     * The cells in which a school counts, in each the values that are known: one, but for themes.
     */
    public static List<Map<Dimension, String>> cells(
            Membership value, @Nullable Region region, Collection<Dimension> by) {
        var cell = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : by) {
            var known = dimension.of(value, region);
            if (known != null) cell.put(dimension, known);
        }
        if (!by.contains(THEME) || value.themes().isEmpty()) return List.of(cell);
        var cells = new ArrayList<Map<Dimension, String>>();
        for (var theme : new TreeSet<>(value.themes())) {
            var its = new EnumMap<>(cell);
            its.put(THEME, theme);
            cells.add(its);
        }
        return cells;
    }

    private @Nullable String of(Membership value, @Nullable Region region) {
        return switch (this) {
            case COUNTRY -> value.country().value();
            case REGION -> region == null ? null : region.name();
            case TYPE -> value.type();
            case STATUS -> value.status().name();
            case CATEGORY -> text(value.category());
            case LOCATION -> text(value.location());
            case YEAR -> text(value.joinedYear());
            case THEME -> null; // a cell for each
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
