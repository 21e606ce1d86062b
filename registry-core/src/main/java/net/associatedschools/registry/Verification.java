package net.associatedschools.registry;

import java.util.List;

/**
 * What reading the whole log from its first event came to: how many events, the root of the Merkle
 * tree over them in lower-case hex ({@code docs/reference/log-format.md}), and what is wrong with
 * their order, a line each; none in a whole log. The same events give the same root for ever,
 * whatever was erased beside them.
 */
public record Verification(long events, String root, List<String> faults) {
    public Verification {
        faults = List.copyOf(faults);
    }

    public boolean isWhole() {
        return faults.isEmpty();
    }
}
