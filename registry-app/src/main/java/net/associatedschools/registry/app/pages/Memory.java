package net.associatedschools.registry.app.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The last answers to questions that read every school. A question names its position, and nothing
 * that was known at a position ever changes, so an answer is never stale, only forgotten: first the
 * one that nobody asked for longest.
 */
final class Memory<K, V> {
    private static final int ANSWERS_MAX = 500;

    private final Map<K, V> answers = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private final ToLongFunction<V> weight;
    private long kept;

    /** Of 500 answers. */
    Memory() {
        this(ANSWERS_MAX, answer -> 1);
    }

    /** Of answers that weigh so much together. */
    Memory(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /** Two who ask the same at once may both work it out. */
    V of(K question, Supplier<V> answer) {
        var known = known(question);
        if (known != null) return known;
        var found = answer.get();
        keep(question, found);
        return found;
    }

    synchronized @Nullable V known(K question) {
        return answers.get(question);
    }

    synchronized void keep(K question, V answer) {
        var before = answers.put(question, answer);
        kept += weight.applyAsLong(answer) - (before == null ? 0 : weight.applyAsLong(before));
        var eldest = answers.values().iterator();
        while (kept > most && eldest.hasNext()) {
            kept -= weight.applyAsLong(eldest.next());
            eldest.remove();
        }
    }
}
