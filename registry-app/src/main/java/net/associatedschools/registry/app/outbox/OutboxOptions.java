package net.associatedschools.registry.app.outbox;

import java.net.URI;
import java.util.Map;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How people are told.
 *
 * @param way {@code file:DIR}, {@code smtp://[user:password@]host[:port]} or {@code smtps://..};
 *     null: nobody is told, and all stays to be seen
 * @param from the address that letters come from
 * @param headquarters the address of headquarters; null: they are not told
 */
public record OutboxOptions(@Nullable URI way, String from, @Nullable String headquarters) {
    /** Nobody is told. */
    public static final OutboxOptions NONE = new OutboxOptions(null, "registry@localhost", null);

    /** {@link Refused} where the way is none that there is. */
    public OutboxOptions {
        if (way != null && !isKnown(way)) {
            throw new Refused(
                    "the outbox is file:DIR, smtp://host:port or smtps://host:port, not " + way);
        }
    }

    private static boolean isKnown(URI way) {
        return switch (String.valueOf(way.getScheme())) {
            case "file" -> true;
            case "smtp", "smtps" -> way.getHost() != null;
            default -> false;
        };
    }

    /** By {@code REGISTRY_OUTBOX}, {@code REGISTRY_OUTBOX_FROM}, {@code REGISTRY_OUTBOX_HQ}. */
    public static OutboxOptions in(Map<String, String> environment) {
        return of(
                environment.get("REGISTRY_OUTBOX"),
                environment.get("REGISTRY_OUTBOX_FROM"),
                environment.get("REGISTRY_OUTBOX_HQ"));
    }

    /** Null is "not said". */
    public static OutboxOptions of(
            @Nullable String way, @Nullable String from, @Nullable String headquarters) {
        try {
            return new OutboxOptions(
                    way == null || way.isBlank() ? null : URI.create(way),
                    from == null ? NONE.from() : from,
                    headquarters);
        } catch (IllegalArgumentException unreadable) {
            // Its words would show the password.
            throw new Refused("the outbox can't be read as an address", unreadable);
        }
    }
}
