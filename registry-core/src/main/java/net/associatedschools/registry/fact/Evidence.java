package net.associatedschools.registry.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A paper that a fact rests on: what kind, its own date, its title, the SHA-256 of its bytes in
 * lower-case hex, and where it is kept. What a person typed as title or place is kept outside the
 * log (R-PRIV-1), with its {@code text:<uuid>} here; the bytes are among the documents.
 */
public record Evidence(
        String kind,
        @Nullable LocalDate date,
        String title,
        @Nullable String sha256,
        @Nullable String where) {}
