package net.associatedschools.registry.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The records of sealed families, so that a new one can't be forgotten. */
public final class SealedTypes {
    private SealedTypes() {}

    /** Every event of the register. */
    public static List<Class<?>> events() {
        return EventNames.FAMILIES.stream().flatMap(SealedTypes::records).distinct().toList();
    }

    static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedTypes::records)
                : Stream.of(type);
    }
}
