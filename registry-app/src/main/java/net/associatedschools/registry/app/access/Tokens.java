package net.associatedschools.registry.app.access;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.associatedschools.registry.fact.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Opaque tokens of 256 random bits: shown once when issued, kept as their SHA-256 only, good until
 * they expire or are revoked.
 */
@Singleton
public class Tokens {
    private static final int BYTES = 32;

    private final TokenRows rows;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    Tokens(TokenRows rows) {
        this.rows = rows;
    }

    /** A token with the name by which it can be revoked. */
    public record Issued(UUID id, String token, Actor actor) {}

    /** Another token for that actor, whose account is made where there is none. */
    @Transactional
    public Issued issue(Actor actor, @Nullable String label, @Nullable Instant expiresAt) {
        return issue(account(actor, label), label, expiresAt);
    }

    /**
     * The one token of that actor, until it is first used: a repeat, because the answer got lost,
     * gives a fresh one in its place. None from then on.
     */
    @Transactional
    public Optional<Issued> issueOnce(Actor actor, String label) {
        var account = account(actor, label);
        // Two repeats at once must not both get a good one.
        var locked = rows.lock(account.id());
        if (rows.hasBeenUsed(locked)) return Optional.empty();
        rows.revokeUnused(locked);
        return Optional.of(issue(account, label, null));
    }

    private Issued issue(Account account, @Nullable String label, @Nullable Instant expiresAt) {
        var token = random();
        var id = UUID.randomUUID();
        rows.addToken(id, account.id(), sha256(token), label, expiresAt);
        return new Issued(id, token, account.speaker());
    }

    /** What nobody guesses: 43 characters that carry 256 bits. */
    String random() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Account account(Actor actor, @Nullable String label) {
        rows.addAccount(UUID.randomUUID(), actor.id(), actor.role(), actor.within(), label);
        return rows.account(actor.id(), actor.role(), actor.within());
    }

    /** Who holds that token; none for a wrong, expired or revoked one. */
    public Optional<HeldToken> holder(String token) {
        var held = rows.bySha256(sha256(token)).filter(found -> found.isGoodAt(clock.instant()));
        held.filter(found -> found.usedAt() == null).ifPresent(found -> rows.used(found.id()));
        return held;
    }

    /** Forgets what its accounts and tokens were labelled with: that may be a name. */
    @Transactional
    public void unlabel(String actor) {
        rows.unlabelTokens(actor);
        rows.unlabelAccounts(actor);
    }

    public List<HeldToken> all() {
        return rows.all();
    }

    /** Whether there was such a token; it is good for nothing from then on. */
    public boolean revoke(UUID id) {
        return rows.revoke(id) > 0;
    }

    static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
