package net.associatedschools.registry.app.rest;

import io.micronaut.http.HttpStatus;
import java.util.List;

/** A request that is answered with a problem before any rule is asked. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** A header or parameter that can't be read. */
    static Refusal badRequest(String field, String detail) {
        return of(HttpStatus.BAD_REQUEST, List.of(new Problem.Field(field, detail)));
    }

    /** A field of the body that says nothing, or nothing that is asked here. */
    static Refusal unprocessable(String field, String detail) {
        return of(HttpStatus.UNPROCESSABLE_ENTITY, List.of(new Problem.Field(field, detail)));
    }

    static Refusal of(HttpStatus status, List<Problem.Field> errors) {
        var first = errors.getFirst();
        return new Refusal(
                Problem.of(
                        status,
                        first.field() + " " + first.detail() + ".",
                        errors.toArray(Problem.Field[]::new)));
    }

    /** The same words for what is not there and for what is not shown. */
    static Refusal notFound() {
        return new Refusal(Problem.of(HttpStatus.NOT_FOUND, Problem.NOT_FOUND));
    }

    Problem problem() {
        return problem;
    }
}
