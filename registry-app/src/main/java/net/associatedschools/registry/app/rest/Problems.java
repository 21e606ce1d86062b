package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.associatedschools.registry.app.rest.Problem.Field;

/**
 * Turns every failed request into a {@link Problem}; what failed inside stays in the server's log.
 */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class Problems implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(
            ErrorContext failure, MutableHttpResponse<?> response) {
        return problem(failure, response.status()).in(response);
    }

    private static Problem problem(ErrorContext failure, HttpStatus status) {
        if (status.getCode() >= 500) {
            return Problem.of(status, "This went wrong on our side and was written to the log.");
        }
        if (status == HttpStatus.NOT_FOUND) {
            return Problem.of(status, Problem.NOT_FOUND);
        }
        for (var cause = failure.getRootCause().orElse(null);
                cause != null;
                cause = cause.getCause()) {
            switch (cause) {
                case ConstraintViolationException invalid -> {
                    return Problem.of(status, "The request breaks its own form.", fields(invalid));
                }
                case JsonProcessingException json -> {
                    return notUnderstood(status, json);
                }
                case UnsatisfiedRouteException missing -> {
                    return missing(status, missing.getArgument());
                }
                case ConversionErrorException wrong when !hasJsonCause(wrong) -> {
                    return wrong(status, wrong.getArgument());
                }
                default -> {}
            }
        }
        return Problem.of(
                status,
                failure.getErrors().stream()
                        .map(error -> error.getMessage())
                        .collect(Collectors.joining("; ")));
    }

    private static boolean hasJsonCause(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return true;
            }
        }
        return false;
    }

    private static Problem missing(HttpStatus status, Argument<?> argument) {
        return Problem.of(
                status,
                argument.getName() + " is missing.",
                new Field(argument.getName(), "is missing"));
    }

    private static Problem wrong(HttpStatus status, Argument<?> argument) {
        var message = "is not a valid " + argument.getType().getSimpleName();
        return Problem.of(
                status,
                argument.getName() + " " + message + ".",
                new Field(argument.getName(), message));
    }

    /** Jackson's own message names our classes. */
    private static Problem notUnderstood(HttpStatus status, JsonProcessingException json) {
        var path = new ArrayList<String>();
        if (json instanceof JsonMappingException mapping) {
            for (var step : mapping.getPath()) {
                path.add(
                        step.getFieldName() != null
                                ? step.getFieldName()
                                : Integer.toString(step.getIndex()));
            }
        }
        if (!path.isEmpty()) {
            var field = String.join(".", path);
            return Problem.of(
                    status,
                    field + " can't be read.",
                    new Field(field, "has the wrong form or does not exist"));
        }
        var place = json.getLocation();
        return Problem.of(
                status,
                place == null || place.getLineNr() < 1
                        ? "The body is not the JSON that is expected here."
                        : "The body is not valid JSON at line "
                                + place.getLineNr()
                                + ", column "
                                + place.getColumnNr()
                                + ".");
    }

    private static Field[] fields(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> new Field(path(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Field::field).thenComparing(Field::detail))
                .toArray(Field[]::new);
    }

    /** As the client wrote it: without the method of ours that takes it. */
    private static String path(ConstraintViolation<?> violation) {
        List<String> names = new ArrayList<>();
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() != ElementKind.METHOD && node.getName() != null) {
                names.add(node.getName());
            }
        }
        return String.join(".", names);
    }
}
