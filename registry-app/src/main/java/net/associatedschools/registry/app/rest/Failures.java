package net.associatedschools.registry.app.rest;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.contract.UnreadableJson;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;

/** What the register's refusals are over HTTP. */
@Factory
final class Failures {
    private static final String APPLICATION = "/api/v1/applications/";

    @Singleton
    ExceptionHandler<Refusal, HttpResponse<?>> refusal() {
        return (request, refusal) -> refusal.problem().response();
    }

    @Singleton
    ExceptionHandler<NotInRegister, HttpResponse<?>> notInRegister() {
        return (request, unknown) -> Refusal.notFound().problem().response();
    }

    @Singleton
    ExceptionHandler<RuleBroken, HttpResponse<?>> ruleBroken() {
        return Failures::broken;
    }

    private static HttpResponse<?> broken(HttpRequest<?> request, RuleBroken broken) {
        return switch (broken.kind()) {
            case STATE -> problem(HttpStatus.CONFLICT, broken);
            case CONTENT -> problem(HttpStatus.UNPROCESSABLE_ENTITY, broken);
            case ROLE -> problem(HttpStatus.FORBIDDEN, broken);
            case FOREIGN ->
                    // Schools and countries are public; that an application exists isn't.
                    request.getPath().startsWith(APPLICATION)
                            ? Refusal.notFound().problem().response()
                            : problem(HttpStatus.FORBIDDEN, broken);
        };
    }

    private static MutableHttpResponse<Problem> problem(HttpStatus status, RuleBroken broken) {
        var errors =
                broken.wrongs().stream()
                        .map(wrong -> new Problem.Field(wrong.field(), wrong.detail()))
                        .toArray(Problem.Field[]::new);
        return Problem.broken(broken.rule(), status, broken.detail(), errors).response();
    }

    @Singleton
    ExceptionHandler<UnreadableJson, HttpResponse<?>> unreadable() {
        return (request, unreadable) ->
                Refusal.unprocessable(unreadable.field(), unreadable.detail()).problem().response();
    }

    /** 401 where nobody known asks, be it without a token or with one that isn't good; else 403. */
    @Singleton
    @Replaces(DefaultAuthorizationExceptionHandler.class)
    ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> forbidden() {
        return (request, refused) -> {
            if (refused.isForbidden()) {
                var role = Speaker.of(refused.getAuthentication()).role();
                return Problem.broken("R-ROLE-2", HttpStatus.FORBIDDEN, role + " may not do this.")
                        .response();
            }
            var detail =
                    request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                            ? "The token is wrong, expired or revoked."
                            : "This needs a token.";
            return Problem.of(HttpStatus.UNAUTHORIZED, detail)
                    .response()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        };
    }
}
