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

/** The table {@code invitation}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvitationRows extends GenericRepository<Invitation, UUID> {
    String ALL =
            "select id, school, invited_by, role, created_at, expires_at, revoked_at, claimed_at,"
                    + " claimed_by from invitation";

    @Query(
            "insert into invitation (id, school, sha256, invited_by, role, expires_at)"
                    + " values (:id, :school, :sha256, :invitedBy, :role, :expiresAt)")
    void add(UUID id, String school, byte[] sha256, String invitedBy, Role role, Instant expiresAt);

    /** Its row, locked until the transaction ends: of two claims at once one comes first. */
    @Query(ALL + " where sha256 = :sha256 for update")
    Optional<Invitation> bySha256(byte[] sha256);

    @Query(ALL + " where school = :school order by created_at, id")
    List<Invitation> of(String school);

    @Query("update invitation set claimed_at = now(), claimed_by = :actor where id = :id")
    void claimed(UUID id, String actor);

    @Query(
            "update invitation set revoked_at = coalesce(revoked_at, now())"
                    + " where id = :id and school = :school and claimed_at is null")
    int revoke(UUID id, String school);
}
