package net.associatedschools.registry.app.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/**
 * That somebody let a school into its own record: who and as what, until when it is good (UTC), and
 * what came of it. The code itself isn't kept.
 */
@MappedEntity("invitation")
public record Invitation(
        @Id UUID id,
        String school,
        String invitedBy,
        Role role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant claimedAt,
        @Nullable String claimedBy) {}
