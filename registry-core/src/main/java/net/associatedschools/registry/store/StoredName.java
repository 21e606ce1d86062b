package net.associatedschools.registry.store;

import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * How Axon's name and revision of a payload stand in the log, without loss.
 *
 * <p>A revision that counts (1, 2, ..) stands as that number. None stands as 0. Any other, such as
 * {@code 1.2-beta}, stands as 0 with the revision behind the name: {@code Shipped@1.2-beta}.
 */
record StoredName(String name, int revision) {
    private static final Pattern COUNTS = Pattern.compile("[1-9][0-9]{0,8}");

    static StoredName of(SerializedType type) {
        var revision = type.getRevision();
        if (revision != null && COUNTS.matcher(revision).matches()) {
            return new StoredName(type.getName(), Integer.parseInt(revision));
        }
        if (type.getName().contains("@")) {
            throw new EventStoreException(
                    "name: '%s' may contain '@' only with a revision that counts (1, 2, ..), not %s"
                            .formatted(type.getName(), revision));
        }
        return new StoredName(
                revision == null ? type.getName() : type.getName() + "@" + revision, 0);
    }

    SerializedType serializedType() {
        if (revision > 0) {
            return new SimpleSerializedType(name, Integer.toString(revision));
        }
        int at = name.indexOf('@');
        return at < 0
                ? new SimpleSerializedType(name, null)
                : new SimpleSerializedType(name.substring(0, at), name.substring(at + 1));
    }
}
