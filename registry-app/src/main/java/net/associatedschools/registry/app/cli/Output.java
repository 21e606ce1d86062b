package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Prints lists of flat JSON objects. Values are printed exactly; columns come in the order in which
 * they first appear.
 */
public final class Output {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final String BETWEEN_COLUMNS = "  ";

    private final Format format;
    private final PrintWriter out;

    public Output(Format format, PrintWriter out) {
        this.format = format;
        this.out = out;
    }

    public void print(Iterable<JsonNode> objects) {
        try {
            switch (format) {
                case JSON ->
                        out.println(
                                JSON.writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(
                                                JSON.createArrayNode().addAll(list(objects))));
                case NDJSON -> {
                    for (var object : objects) {
                        out.println(JSON.writeValueAsString(object));
                    }
                }
                case CSV -> csv(list(objects));
                case TABLE -> table(list(objects));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }

    private void csv(List<JsonNode> objects) throws IOException {
        var columns = columns(objects);
        if (columns.isEmpty()) {
            return;
        }
        var printer = new CSVPrinter(out, CSV);
        printer.printRecord(columns);
        for (var object : objects) {
            printer.printRecord(columns.stream().map(column -> text(object, column)).toList());
        }
        printer.flush();
    }

    private void table(List<JsonNode> objects) {
        var columns = columns(objects);
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns);
        for (var object : objects) {
            rows.add(columns.stream().map(column -> text(object, column)).toList());
        }
        var widths = new int[columns.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - width(row.get(i))))
                        .append(BETWEEN_COLUMNS);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<String> columns(List<JsonNode> objects) {
        var columns = new LinkedHashSet<String>();
        objects.forEach(object -> object.fieldNames().forEachRemaining(columns::add));
        return List.copyOf(columns);
    }

    private static String text(JsonNode object, String column) {
        var value = object.path(column);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        try {
            return value.isValueNode() ? value.asText() : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> list(Iterable<JsonNode> objects) {
        return StreamSupport.stream(objects.spliterator(), false).toList();
    }
}
