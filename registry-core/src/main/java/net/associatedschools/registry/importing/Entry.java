package net.associatedschools.registry.importing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of one school, normalised: null is "not said". Digest is the SHA-256 of the
 * row's content in lower-case hex, without its source, which is the document; columns are those
 * that have no field here, in the list's words. What names or reaches persons is in neither
 * (R-PRIV-1).
 */
public record Entry(
        String name,
        @Nullable String town,
        @Nullable When joined,
        @Nullable When asOf,
        @Nullable String source,
        Map<String, String> columns,
        String digest) {
    public Entry {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }
}
