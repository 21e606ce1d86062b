package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** The forms of a list: JSON, or one row per line as CSV (RFC 4180, UTF-8) or NDJSON. */
enum Listing {
    JSON(MediaType.APPLICATION_JSON),
    CSV("text/csv;charset=utf-8"),
    NDJSON("application/x-ndjson");

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    static final String FORMAT = "format";
    static final String CSV_TYPE = "text/csv";
    static final String NDJSON_TYPE = "application/x-ndjson";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String type;

    Listing(String type) {
        this.type = type;
    }

    MediaType type() {
        return MediaType.of(type);
    }

    /** By the parameter {@code format}, else by {@code Accept}; JSON where anything will do. */
    static Listing of(HttpRequest<?> request, Parameters parameters) {
        var named = parameters.word(FORMAT, Listing.class);
        if (named != null) return named;
        var accepted = MediaType.orderedOf(request.getHeaders().getAll("Accept"));
        if (accepted.isEmpty()) return JSON;
        for (var wanted : accepted) {
            for (var form : values()) {
                if (wanted.matches(form.type())) return form;
            }
        }
        throw new Refusal(
                Problem.of(
                        HttpStatus.NOT_ACCEPTABLE, "There is JSON, text/csv and x-ndjson here."));
    }

    /** The rows of a list as lines, and before them the columns' names where there are such. */
    byte[] lines(List<String> columns, List<ObjectNode> rows, boolean first) {
        var text = new StringBuilder();
        try {
            if (this == CSV && first) CSVFormat.RFC4180.printRecord(text, columns.toArray());
            for (var row : rows) {
                if (this == CSV) CSVFormat.RFC4180.printRecord(text, cells(columns, row).toArray());
                else text.append(MAPPER.writeValueAsString(row)).append('\n');
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(List<String> columns, ObjectNode row) {
        var cells = new ArrayList<String>();
        for (var column : columns) cells.add(cell(row.path(column)));
        return cells;
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return String.join(
                    ";",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .map(Listing::harmless)
                            .toList());
        }
        if (value.isNull()) return "";
        return value.isTextual() ? harmless(value.asText()) : value.asText();
    }

    /** A spreadsheet would run a name that begins like a formula; an apostrophe makes it text. */
    private static String harmless(String text) {
        boolean runs = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return runs ? "'" + text : text;
    }

    /** Page after page, each asked for when the one before is read: a slow reader holds nothing. */
    static InputStream pages(Supplier<byte @Nullable []> next) {
        return new InputStream() {
            private InputStream page = InputStream.nullInputStream();
            private boolean ended;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) return 0;
                while (!ended) {
                    int count = page.read(into, offset, length);
                    if (count >= 0) return count;
                    var bytes = next.get();
                    if (bytes == null) ended = true;
                    else page = new ByteArrayInputStream(bytes);
                }
                return -1;
            }
        };
    }
}
