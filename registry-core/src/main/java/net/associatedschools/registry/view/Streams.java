package net.associatedschools.registry.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.fact.Recorded;

/** The log as views read it. */
@FunctionalInterface
public interface Streams {
    /** The events of those streams up to that position, each stream in its order. */
    Map<String, List<Recorded<?>>> read(Collection<String> streams, long untilPosition);
}
