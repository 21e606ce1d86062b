package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.associatedschools.registry.Registry;
import org.junit.jupiter.api.Test;

class HouseNoticesTest {
    private final HouseNotices notices =
            new HouseNotices(new Templates(), Registry.builder().build());

    @Test
    void a_failure_inside_is_told_to_readers_in_their_language() {
        var request =
                HttpRequest.GET("/directory?lang=fr")
                        .accept(MediaType.TEXT_HTML_TYPE, MediaType.ALL_TYPE);
        var told = notices.told(request, HttpResponse.serverError());
        assertEquals(HttpStatus.INTERNAL_SERVER_ERROR, told.status());
        var page = text(Objects.requireNonNull(told.body()));
        assertTrue(page.contains("<html lang=\"fr\">"), page);
        assertTrue(page.contains(Messages.in(Language.FR).text("failed.heading")));
    }

    @Test
    void a_program_gets_the_problem_as_it_is() {
        var problem = HttpResponse.serverError();
        assertSame(problem, notices.told(HttpRequest.GET("/directory").accept("*/*"), problem));
        assertSame(
                problem,
                notices.told(
                        HttpRequest.GET("/api/v1/directory").accept(MediaType.TEXT_HTML_TYPE),
                        problem));
    }

    private static String text(Object body) {
        return new String((byte[]) body, StandardCharsets.UTF_8);
    }
}
