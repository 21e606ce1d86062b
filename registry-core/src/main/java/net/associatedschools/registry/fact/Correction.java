package net.associatedschools.registry.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event that says again what an earlier one of its stream said wrongly (R-TIME-2). */
public interface Correction<H> {
    /** The sequence of the fact that was wrong, or of an earlier correction of it. */
    long corrects();

    /** What should have been said, of the same type; null: it did not happen. */
    @Nullable H replacement();

    /**
     * The facts that stand, by sequence: each as last corrected, those retracted left out.
     * Correcting a correction corrects what was first said, so of several the last one wins.
     */
    static <H> List<Fact<H>> applied(List<? extends Fact<?>> recorded, Class<H> happened) {
        var roots = new HashMap<Long, Long>();
        var standing = new TreeMap<Long, Fact<H>>();
        for (var fact : recorded) {
            long sequence = fact.sequence();
            if (fact.event() instanceof Correction<?> correction) {
                long root = roots.getOrDefault(correction.corrects(), correction.corrects());
                roots.put(sequence, root);
                var replacement = correction.replacement();
                if (replacement == null) standing.remove(root);
                else
                    standing.put(root, new Fact<>(fact.stream(), root, happened.cast(replacement)));
            } else {
                roots.put(sequence, sequence);
                standing.put(
                        sequence, new Fact<>(fact.stream(), sequence, happened.cast(fact.event())));
            }
        }
        return List.copyOf(standing.values());
    }

    /**
     * Whether it says anything new. Refuses by R-TIME-2 to correct what was never said, and to
     * replace a fact by one of another type.
     */
    static <H> boolean isNews(
            List<? extends Fact<?>> recorded, Correction<H> correction, Class<H> happened) {
        long root = root(recorded, correction.corrects());
        var said = recorded.stream().filter(fact -> fact.sequence() == root).findFirst();
        RuleBroken.unlessContent(said.isPresent(), "R-TIME-2", "corrects", "there is no such fact");
        var replacement = correction.replacement();
        boolean sameType =
                replacement == null
                        || replacement.getClass().equals(said.orElseThrow().event().getClass());
        RuleBroken.unlessContent(sameType, "R-TIME-2", "replacement", "must be of the same type");
        var stands =
                applied(recorded, happened).stream()
                        .filter(fact -> fact.sequence() == root)
                        .map(Fact::event)
                        .findFirst();
        return !stands.equals(Optional.ofNullable(replacement));
    }

    /** The fact that was first said, of which that sequence is a correction, or which it is. */
    static <E> Optional<Fact<E>> firstSaid(List<Fact<E>> recorded, long sequence) {
        long root = root(recorded, sequence);
        return recorded.stream().filter(fact -> fact.sequence() == root).findFirst();
    }

    /** The sequence of the fact that was first said, of which that sequence is a correction. */
    static long root(List<? extends Fact<?>> recorded, long sequence) {
        long root = sequence;
        for (int i = recorded.size() - 1; i >= 0; i--) {
            var fact = recorded.get(i);
            if (fact.sequence() == root && fact.event() instanceof Correction<?> correction) {
                root = correction.corrects();
            }
        }
        return root;
    }
}
