package net.associatedschools.registry.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHOOLS =
            """
            [{"name": "Verzló, \\"the\\" school", "members": 21, "since": null},
             {"name": "=1+1", "type": {"level": "primary"}}]
            """;

    @Test
    void csv_keeps_values_exact_and_quotes_what_needs_it() throws Exception {
        assertEquals(
                """
                name,members,since,type
                "Verzló, ""the"" school",21,,
                =1+1,,,"{""level"":""primary""}"
                """,
                printed(Format.CSV, SCHOOLS));
    }

    @Test
    void a_table_lines_its_columns_up() throws Exception {
        assertEquals(
                """
                name                  members  since  type
                Verzló, "the" school  21
                =1+1                                  {"level":"primary"}
                """,
                printed(Format.TABLE, SCHOOLS));
    }

    @Test
    void json_is_one_list_and_ndjson_one_object_a_line() throws Exception {
        assertEquals(JSON.readTree(SCHOOLS), JSON.readTree(printed(Format.JSON, SCHOOLS)));
        var lines = printed(Format.NDJSON, SCHOOLS).lines().toList();
        assertEquals(2, lines.size());
        assertEquals(JSON.readTree(SCHOOLS).get(1), JSON.readTree(lines.get(1)));
    }

    @Test
    void nothing_prints_as_nothing() throws Exception {
        assertEquals("", printed(Format.CSV, "[]"));
        assertEquals("", printed(Format.NDJSON, "[]"));
        assertEquals("[ ]\n", printed(Format.JSON, "[]"));
    }

    private static String printed(Format format, String json) throws JsonProcessingException {
        List<JsonNode> objects = new ArrayList<>();
        JSON.readTree(json).forEach(objects::add);
        var text = new StringWriter();
        new Output(format, new PrintWriter(text)).print(objects);
        return text.toString();
    }
}
