package net.associatedschools.registry.app.access;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.SchoolId;
import org.jspecify.annotations.Nullable;

/**
 * Codes by which a recorded school gets in: of 256 random bits, shown once, kept as their SHA-256
 * only, good for one claim until they expire or are revoked.
 */
@Singleton
public class Invitations {
    private static final Duration USUALLY = Duration.ofDays(30);

    private final InvitationRows rows;
    private final Tokens tokens;
    private final Clock clock = Clock.systemUTC();

    Invitations(InvitationRows rows, Tokens tokens) {
        this.rows = rows;
        this.tokens = tokens;
    }

    /** A code with the name by which it can be revoked. */
    public record Code(UUID id, String code, Instant expiresAt) {}

    /** What a code came to: a token, or the reason why there is none. */
    public record Claim(Tokens.@Nullable Issued issued, @Nullable String refused) {}

    @Transactional
    public Code invite(SchoolId school, Actor by, @Nullable Instant expiresAt) {
        var code = tokens.random();
        var until = expiresAt == null ? clock.instant().plus(USUALLY) : expiresAt;
        var id = UUID.randomUUID();
        rows.add(id, school.value(), Tokens.sha256(code), by.id(), by.role(), until);
        return new Code(id, code, until);
    }

    /** The school's token; empty for what is no code at all. */
    @Transactional
    public Optional<Claim> claim(String code) {
        return rows.bySha256(Tokens.sha256(code)).map(this::claim);
    }

    private Claim claim(Invitation invitation) {
        if (invitation.claimedAt() != null) return refused("was used before");
        if (invitation.revokedAt() != null) return refused("was revoked");
        if (!clock.instant().isBefore(invitation.expiresAt())) return refused("has expired");
        var school = new SchoolId(invitation.school());
        var actor = Actor.school(PersonId.of(UUID.randomUUID()), school);
        var issued = tokens.issue(actor, "invited", null);
        rows.claimed(invitation.id(), actor.id());
        return new Claim(issued, null);
    }

    private static Claim refused(String why) {
        return new Claim(null, "The invitation " + why + ".");
    }

    public List<Invitation> of(SchoolId school) {
        return rows.of(school.value());
    }

    /** Whether there was such an open one; it is good for nothing from then on. */
    @Transactional
    public boolean revoke(SchoolId school, UUID id) {
        return rows.revoke(id, school.value()) > 0;
    }
}
