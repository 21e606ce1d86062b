package net.associatedschools.registry.fact;

/**
 * An event with its name: stream and sequence (from 0) are known when it is decided and never
 * change.
 */
public record Fact<E>(String stream, long sequence, E event) {
    /** {@code school:...#12}, the name by which a correction or a page refers to it. */
    public String name() {
        return stream + "#" + sequence;
    }
}
