package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a list that comes page by page. */
final class Pages {
    private static final int PAGE = 1000;

    private Pages() {}

    /** Its items, at most so many. */
    static List<JsonNode> read(
            Connection connection,
            String path,
            Map<String, @Nullable String> question,
            long limit) {
        var items = new ArrayList<JsonNode>();
        String after = null;
        do {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.putAll(question);
            query.put("limit", String.valueOf(Math.min(PAGE, limit - items.size())));
            query.put("after", after);
            var page = connection.get(Query.of(path, query));
            page.path("items").forEach(items::add);
            after = page.path("next").asText(null);
        } while (after != null && items.size() < limit);
        return items;
    }
}
