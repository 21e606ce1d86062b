package net.associatedschools.registry.register;

import net.associatedschools.registry.fact.When;

/** What the log can say of the register itself. It keeps these for ever: add, never rename. */
public sealed interface RegisterEvent {
    /** The one stream of the register's own. */
    String STREAM = "register:own";

    /**
     * All in this register is invented: schools, persons and histories alike. It stands at the
     * first position or nowhere, so that nothing real came before it, and nobody can say it later.
     *
     * @param schools how many members the invented network has at the height of its growth
     * @param seed what its lots were drawn from
     */
    record DeclaredSynthetic(When effective, long schools, long seed) implements RegisterEvent {}
}
