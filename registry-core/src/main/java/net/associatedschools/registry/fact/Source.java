package net.associatedschools.registry.fact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a recorded fact comes from: the document (its address or title), the SHA-256 of the
 * normalised row in lower-case hex, and the row's columns that have no field of their own, in the
 * source's words.
 */
public record Source(String document, String row, Map<String, String> columns) {
    public Source {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns)); // one order, the same bytes
    }
}
