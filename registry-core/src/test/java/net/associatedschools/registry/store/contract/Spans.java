package net.associatedschools.registry.store.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;

/** Notes which spans of a trace have ended. */
final class Spans implements SpanFactory {
    private final List<String> ended = new ArrayList<>();

    List<String> ended() {
        return List.copyOf(ended);
    }

    private Span span(Supplier<String> name) {
        return new Span() {
            @Override
            public Span start() {
                return this;
            }

            @Override
            public void end() {
                ended.add(name.get());
            }

            @Override
            public Span recordException(Throwable thrown) {
                return this;
            }
        };
    }

    @Override
    public Span createRootTrace(Supplier<String> name) {
        return span(name);
    }

    @Override
    public Span createHandlerSpan(
            Supplier<String> name, Message<?> parent, boolean child, Message<?>... linked) {
        return span(name);
    }

    @Override
    public Span createDispatchSpan(Supplier<String> name, Message<?> parent, Message<?>... linked) {
        return span(name);
    }

    @Override
    public Span createInternalSpan(Supplier<String> name) {
        return span(name);
    }

    @Override
    public Span createInternalSpan(Supplier<String> name, Message<?> message) {
        return span(name);
    }

    @Override
    public void registerSpanAttributeProvider(SpanAttributesProvider provider) {}

    @Override
    public <M extends Message<?>> M propagateContext(M message) {
        return message;
    }
}
