package net.associatedschools.registry.store;

import org.jspecify.annotations.Nullable;

/**
 * How Axon's aggregate type stands in the log.
 *
 * <p>A stream {@code school:4711} says its type before the first colon, and the log keeps nothing
 * beside it. Only a type that the stream doesn't say is kept as it is. A sender that gives no type
 * gets back the one that its stream says, or an empty one.
 */
final class StreamType {
    private StreamType() {}

    static String stored(@Nullable String type, String stream) {
        return type == null || type.equals(said(stream)) ? "" : type;
    }

    static String read(String stored, String stream) {
        return stored.isEmpty() ? said(stream) : stored;
    }

    private static String said(String stream) {
        int colon = stream.indexOf(':');
        return colon < 0 ? "" : stream.substring(0, colon);
    }
}
