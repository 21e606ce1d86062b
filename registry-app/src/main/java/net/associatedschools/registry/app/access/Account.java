package net.associatedschools.registry.app.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/**
 * An actor whom tokens can speak for: {@code person:<uuid>}, as what, and within which stream
 * ({@code country:FR}, {@code school:<uuid>}, {@code application:<uuid>}; null: bound to none).
 */
@MappedEntity("account")
public record Account(
        @Id UUID id, String actor, Role role, @Nullable String within, @Nullable String label) {

    public Actor speaker() {
        return new Actor(actor, role, within);
    }
}
