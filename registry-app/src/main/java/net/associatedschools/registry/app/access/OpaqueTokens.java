package net.associatedschools.registry.app.access;

import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Takes a bearer token for its account; the table is asked each time, so revoking works at once.
 */
@Singleton
final class OpaqueTokens implements TokenValidator<HttpRequest<?>> {
    private final Tokens tokens;
    private final ExecutorService executor;

    OpaqueTokens(Tokens tokens, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.tokens = tokens;
        this.executor = executor;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        return new AsyncSingleResultPublisher<>(
                executor,
                () ->
                        tokens.holder(token)
                                .map(held -> Speaker.authentication(held.speaker()))
                                .orElse(null));
    }
}
