package net.associatedschools.registry.app.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The last answers to questions that read every school. A question names its position, and nothing
 * that was known at a position ever changes, so an answer is never stale, only forgotten.
 */
final class Memory<K, V> {
    private static final int ANSWERS_MAX = 500;

    private final Map<K, V> answers =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > ANSWERS_MAX;
                }
            };

    /** Two who ask the same at once may both work it out. */
    V of(K question, Supplier<V> answer) {
        synchronized (answers) {
            var known = answers.get(question);
            if (known != null) return known;
        }
        var found = answer.get();
        synchronized (answers) {
            answers.put(question, found);
        }
        return found;
    }
}
