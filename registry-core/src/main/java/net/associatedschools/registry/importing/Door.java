package net.associatedschools.registry.importing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Recorded;

/** What an import needs of a register; may be used by several threads at once. */
public interface Door {
    /** Whether a command said something new. */
    enum Outcome {
        RECORDED,
        ALREADY_THERE
    }

    /** Those of these commands that the log has. */
    Set<UUID> known(Collection<UUID> commandIds);

    /**
     * Decides a command once, however often its id is handed in; {@link
     * net.associatedschools.registry.fact.RuleBroken} where a rule is against it.
     */
    Outcome submit(UUID commandId, Command command, String correlationId);

    /** What the log says of these streams, each in its order. */
    Map<String, List<Recorded<?>>> histories(Collection<String> streams);

    /** That of a register. */
    static Door of(Registry registry) {
        return new Door() {
            @Override
            public Set<UUID> known(Collection<UUID> commandIds) {
                return registry.known(commandIds);
            }

            @Override
            public Outcome submit(UUID commandId, Command command, String correlationId) {
                var receipt = registry.submit(commandId, command, correlationId);
                return receipt.events().isEmpty() ? Outcome.ALREADY_THERE : Outcome.RECORDED;
            }

            @Override
            public Map<String, List<Recorded<?>>> histories(Collection<String> streams) {
                return registry.histories(streams);
            }
        };
    }
}
