package net.associatedschools.registry.app.access;

import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/** The actor that a request speaks for. */
public final class Speaker {
    private static final String WITHIN = "within";

    private Speaker() {}

    /** The holder of the request's token; {@link Actor#ANYONE} where it has none. */
    public static Actor of(@Nullable Authentication authentication) {
        if (authentication == null) return Actor.ANYONE;
        Collection<String> roles = authentication.getRoles();
        var within = authentication.getAttributes().get(WITHIN);
        return new Actor(
                authentication.getName(),
                Role.valueOf(roles.iterator().next()),
                within == null ? null : within.toString());
    }

    static Authentication authentication(Actor actor) {
        var attributes = new HashMap<String, Object>();
        if (actor.within() != null) attributes.put(WITHIN, actor.within());
        return Authentication.build(actor.id(), List.of(actor.role().name()), attributes);
    }
}
