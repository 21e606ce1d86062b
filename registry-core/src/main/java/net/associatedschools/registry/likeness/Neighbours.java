package net.associatedschools.registry.likeness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of many names those that are worth comparing: they share the beginning of a word of their own;
 * all others can't be alike.
 */
public final class Neighbours {
    /** A beginning that so many share says nothing; the names' other words remain. */
    private static final int SHARED_MAX = 250;

    /** More of one name than any country has; beyond it a list has been made, not written. */
    private static final int SAME_MAX = 2000;

    /** Hears of each pair once, by the places (from 0) of the two in their lists. */
    @FunctionalInterface
    public interface Pairs {
        void meet(int one, int other);
    }

    private record Keyed(
            List<NameInTown> names, List<Set<String>> keys, Map<String, List<Integer>> sharing) {
        static Keyed of(List<NameInTown> names) {
            var keys = names.stream().map(NameInTown::keys).toList();
            var sharing = new HashMap<String, List<Integer>>();
            for (int i = 0; i < names.size(); i++) {
                for (var key : keys.get(i)) {
                    sharing.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
                }
            }
            return new Keyed(names, keys, sharing);
        }

        List<Integer> with(String key) {
            return sharing.getOrDefault(key, List.of());
        }

        boolean isTelling(String key) {
            return with(key).size() <= (key.startsWith("=") ? SAME_MAX : SHARED_MAX);
        }
    }

    private Neighbours() {}

    /** Pairs of one list, the earlier one first. */
    public static void within(List<NameInTown> names, Pairs pairs) {
        var keyed = Keyed.of(names);
        between(
                keyed,
                keyed,
                (one, other) -> {
                    if (one < other) pairs.meet(one, other);
                });
    }

    /** Pairs of which one is of the first list and the other of the second. */
    public static void between(List<NameInTown> ones, List<NameInTown> others, Pairs pairs) {
        between(Keyed.of(ones), Keyed.of(others), pairs);
    }

    private static void between(Keyed ones, Keyed others, Pairs pairs) {
        for (var key : ones.sharing().keySet()) {
            if (!ones.isTelling(key) || !others.isTelling(key)) continue;
            for (int one : ones.with(key)) {
                for (int other : others.with(key)) {
                    if (!isFirst(key, one, ones, other, others)) continue;
                    if (ones.names().get(one).isOther(others.names().get(other))) continue;
                    pairs.meet(one, other);
                }
            }
        }
    }

    /** Two that share several keys meet at the first of them. */
    private static boolean isFirst(String key, int one, Keyed ones, int other, Keyed others) {
        var shared = others.keys().get(other);
        for (var earlier : ones.keys().get(one)) {
            boolean before = earlier.compareTo(key) < 0 && shared.contains(earlier);
            if (before && ones.isTelling(earlier) && others.isTelling(earlier)) return false;
        }
        return true;
    }
}
