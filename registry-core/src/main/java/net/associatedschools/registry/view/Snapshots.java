package net.associatedschools.registry.view;

import java.util.function.Function;
import java.util.function.Supplier;

/** Reads several tables as they stood at one moment. */
public interface Snapshots<T> {
    /** The answer; the tables are good for as long as the question runs. */
    <A> A read(Function<? super T, A> question);

    /** Over tables that hand out what they hold at a moment. */
    static <T> Snapshots<T> of(Supplier<T> tables) {
        return new Snapshots<>() {
            @Override
            public <A> A read(Function<? super T, A> question) {
                return question.apply(tables.get());
            }
        };
    }
}
