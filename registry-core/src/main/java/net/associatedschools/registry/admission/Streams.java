package net.associatedschools.registry.admission;

import java.util.List;
import net.associatedschools.registry.fact.NotInRegister;
import org.axonframework.messaging.MetaData;

/**
 * The streams of one family as a desk needs them, wherever they are kept: in Axon's repositories,
 * or in memory where a whole past is told at once.
 *
 * @param <S> what a stream is folded to
 */
public interface Streams<S> {
    /**
     * Opens a stream to append to it.
     *
     * @throws NotInRegister where there is none of that name
     */
    Open<S> load(String stream);

    /** The same, begun where there is none. */
    Open<S> loadOrCreate(String stream);

    /** Only looks, and holds up nobody; the empty state where there is none. */
    S read(String stream);

    /**
     * A stream that nobody else appends to meanwhile.
     *
     * @param <S> what it is folded to
     */
    interface Open<S> {
        /** As it was opened, with what was appended since. */
        S state();

        /** Adds these events in their order, each with that metadata. */
        void append(List<?> events, MetaData metadata);
    }
}
