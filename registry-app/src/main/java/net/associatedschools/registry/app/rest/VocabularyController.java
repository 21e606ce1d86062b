package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.fact.Vocabulary;

/** The words that the register takes for themes and institution types, edition by edition. */
@Controller("/api/v1/vocabularies")
final class VocabularyController {
    @Get
    ObjectNode vocabularies() {
        var json = JsonNodeFactory.instance.objectNode();
        put(json, "themes", Vocabulary.THEME_EDITIONS);
        put(json, "institutionTypes", Vocabulary.INSTITUTION_TYPE_EDITIONS);
        return json;
    }

    private static void put(ObjectNode json, String name, List<Set<String>> editions) {
        var all = json.putArray(name);
        for (int i = 0; i < editions.size(); i++) {
            var edition = all.addObject().put("edition", i + 1);
            editions.get(i).stream().sorted().forEach(edition.putArray("words")::add);
        }
    }
}
