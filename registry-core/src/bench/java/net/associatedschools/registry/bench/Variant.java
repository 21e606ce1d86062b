package net.associatedschools.registry.bench;

/**
 * One way to do the work of a case.
 *
 * @param <T> what a piece of the work is done with
 */
record Variant<T>(String name, Work<T> work) {

    /** Does one piece of it and says how many units that was; called by several threads at once. */
    @FunctionalInterface
    interface Work<T> {
        long once(T input) throws Exception;
    }
}
