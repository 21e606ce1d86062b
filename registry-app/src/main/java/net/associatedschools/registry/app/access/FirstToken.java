package net.associatedschools.registry.app.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.UUID;
import net.associatedschools.registry.app.database.PrivateFiles;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.app.serving.ServerOptions;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Role;

/**
 * The token by which the first person of headquarters gets in; made once, kept in a file, never in
 * a log.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstToken implements BeforeServing {
    /** The same on every node, so that of several that start at once one makes it. */
    private static final UUID ACCOUNT = new UUID(0x8000L, 0x8000000000000001L);

    private static final String LABEL = "first token of headquarters";

    private final TokenRows rows;
    private final Tokens tokens;

    FirstToken(TokenRows rows, Tokens tokens) {
        this.rows = rows;
        this.tokens = tokens;
    }

    @Override
    @Transactional
    public void prepare(ServerOptions options) {
        var hq = Actor.hq(PersonId.of(UUID.randomUUID()));
        boolean first = rows.addAccount(ACCOUNT, hq.id(), Role.HQ, null, LABEL) > 0;
        if (!first) return;
        var issued = tokens.issue(hq, LABEL, null);
        try {
            // Before the commit: a token that nobody was told would lock everyone out.
            PrivateFiles.write(options.tokenFile(), issued.token() + System.lineSeparator());
        } catch (IOException failed) {
            throw new Refused("cannot write the token to " + options.tokenFile(), failed);
        }
    }
}
