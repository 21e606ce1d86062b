package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import net.associatedschools.registry.app.rest.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that was asked for before is the same page, until the log goes on. */
class RememberedPagesTest {
    @TempDir Path folder;

    @Test
    void a_page_is_remembered_by_language_and_made_anew_when_the_register_learns_something() {
        try (var register = Served.withSample(folder.resolve("data"))) {
            var first = page(register, "/countries/IS", "en");
            assertEquals(first, page(register, "/countries/IS", "en"));
            assertTrue(first.contains("lang=\"en\""), first);
            assertTrue(page(register, "/countries/IS", "fr").contains("lang=\"fr\""), first);

            register.upload(register.hq(), "IS", "name,town\nNýi skólinn,Vík\n").is(200);
            var position = register.get(register.hq(), "imports").is(200).json().path("position");
            register.get(null, "directory?limit=1", "Registry-Min-Position", position.asText())
                    .is(200);
            assertNotEquals(first, page(register, "/countries/IS", "en"));
        }
    }

    private static String page(Served register, String path, String language) {
        var answer = register.get(null, path, "Accept", "text/html", "Accept-Language", language);
        return answer.is(200).response().body();
    }
}
