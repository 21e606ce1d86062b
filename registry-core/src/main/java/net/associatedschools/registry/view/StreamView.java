package net.associatedschools.registry.view;

import java.util.List;
import java.util.Map;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;

/** A view that says one line of each stream, under the stream's own name. */
public interface StreamView<V> extends View<V> {
    /**
     * The word before the colon in the names of the streams it is about, such as {@code school}.
     */
    String streams();

    /** The whole line of days by what the stream's events say so far; none if they say nothing. */
    List<Period<V>> periods(List<Recorded<?>> known);

    @Override
    default boolean isAbout(String stream) {
        return stream.startsWith(streams() + ":");
    }

    @Override
    default Map<String, List<Period<V>>> lines(String stream, List<Recorded<?>> known) {
        return Map.of(stream, periods(known));
    }
}
