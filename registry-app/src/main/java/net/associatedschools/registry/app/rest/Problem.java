package net.associatedschools.registry.app.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered, in the form of RFC 9457.
 *
 * @param rule the rule that was broken, such as {@code R-APP-4}, or null if none was
 * @param errors what is wrong field by field; empty if it is not about fields
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String rule,
        List<Field> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The same words for what is not there and for what is not shown. */
    static final String NOT_FOUND = "There is nothing at this address.";

    /** One field that is wrong; {@code field} is its path, {@code applicant.name}. */
    public record Field(String field, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that is only what HTTP's status says. */
    public static Problem of(HttpStatus status, String detail, Field... errors) {
        return new Problem(
                "about:blank", status.getReason(), status.getCode(), detail, null, List.of(errors));
    }

    /** A rule that the request would break. */
    public static Problem broken(String rule, HttpStatus status, String detail, Field... errors) {
        return new Problem(
                "tag:associatedschools.net,2026:rule/" + rule,
                "The rule " + rule + " does not allow this",
                status.getCode(),
                detail,
                rule,
                List.of(errors));
    }

    public MutableHttpResponse<Problem> response() {
        return in(HttpResponse.status(HttpStatus.valueOf(status)));
    }

    MutableHttpResponse<Problem> in(MutableHttpResponse<?> response) {
        return response.body(this).contentType(MEDIA_TYPE);
    }
}
