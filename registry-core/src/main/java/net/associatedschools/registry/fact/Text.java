package net.associatedschools.registry.fact;

/**
 * A free text by reference (R-PRIV-1): where it is kept, the SHA-256 over its salt and its UTF-8
 * bytes in lower-case hex, and its length in words by Unicode word boundaries.
 */
public record Text(TextId id, String digest, int words) {}
