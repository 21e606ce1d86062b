package net.associatedschools.registry.view;

import java.util.List;

/**
 * Where the rows of a view are kept. A table of PostgreSQL writes in the transaction of the view's
 * token; a reader never sees the rows of a mark without it, nor the mark without them.
 */
public interface Table<V> {
    /** How far the rows go. */
    Mark mark();

    /** Ends what isn't believed any more, adds what is since the last mark, and moves the mark. */
    void save(List<Row<V>> closed, List<Row<V>> added, Mark mark);

    /** Forgets all, for a rebuild. */
    void clear();
}
