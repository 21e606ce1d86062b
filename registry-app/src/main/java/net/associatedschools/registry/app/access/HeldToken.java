package net.associatedschools.registry.app.access;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/** What the register keeps of a token, with its account: never the token itself. UTC instants. */
@Introspected
public record HeldToken(
        UUID id,
        String actor,
        Role role,
        @Nullable String within,
        @Nullable String label,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant usedAt) {

    public Actor speaker() {
        return new Actor(actor, role, within);
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
