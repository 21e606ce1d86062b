package net.associatedschools.registry.app.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/** The tables {@code account} and {@code token}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenRows extends GenericRepository<Account, UUID> {
    String HELD =
            "select t.id, a.actor, a.role, a.within, coalesce(t.label, a.label) as label,"
                    + " t.created_at, t.expires_at, t.revoked_at, t.used_at"
                    + " from token t join account a on a.id = t.account";

    /** One where it is new, none where such an account exists. */
    @Query(
            "insert into account (id, actor, role, within, label)"
                    + " values (:id, :actor, :role, :within, :label) on conflict do nothing")
    int addAccount(
            UUID id, String actor, Role role, @Nullable String within, @Nullable String label);

    @Query(
            "select * from account where actor = :actor and role = :role"
                    + " and within is not distinct from cast(:within as text)")
    Account account(String actor, Role role, @Nullable String within);

    @Query(
            "insert into token (id, account, sha256, label, expires_at)"
                    + " values (:id, :account, :sha256, :label, :expiresAt)")
    void addToken(
            UUID id,
            UUID account,
            byte[] sha256,
            @Nullable String label,
            @Nullable Instant expiresAt);

    @Query(HELD + " where t.sha256 = :sha256")
    Optional<HeldToken> bySha256(byte[] sha256);

    @Query(HELD + " order by t.created_at, t.id")
    List<HeldToken> all();

    @Query(
            "update token set label = null"
                    + " where account in (select id from account where actor = :actor)")
    void unlabelTokens(String actor);

    @Query("update account set label = null where actor = :actor")
    void unlabelAccounts(String actor);

    @Query("update token set used_at = now() where id = :id and used_at is null")
    void used(UUID id);

    @Query("update token set revoked_at = coalesce(revoked_at, now()) where id = :id")
    int revoke(UUID id);

    @Query(
            "update token set revoked_at = now() where account = :account"
                    + " and used_at is null and revoked_at is null")
    void revokeUnused(UUID account);

    /** That account's row, locked until the transaction ends. */
    @Query("select id from account where id = :account for update")
    UUID lock(UUID account);

    @Query("select exists(select from token where account = :account and used_at is not null)")
    boolean hasBeenUsed(UUID account);
}
