package net.associatedschools.registry.fact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of every command: who says it, since when it shall hold (null: since the day it is
 * submitted, UTC), on what evidence, and on whose behalf.
 */
public record Statement(
        Actor by, @Nullable When effective, List<Evidence> evidence, @Nullable String onBehalfOf) {
    public Statement {
        evidence = List.copyOf(evidence);
    }

    public static Statement by(Actor actor) {
        return new Statement(actor, null, List.of(), null);
    }

    public static Statement by(Actor actor, LocalDate effective) {
        return by(actor).since(When.on(effective));
    }

    public Statement since(When effective) {
        return new Statement(by, effective, evidence, onBehalfOf);
    }

    public Statement with(Evidence... papers) {
        return new Statement(by, effective, List.of(papers), onBehalfOf);
    }
}
