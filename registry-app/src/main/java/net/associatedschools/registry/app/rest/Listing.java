package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.uri.UriBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    /** Where the list goes on, for whoever can't read it in the body. */
    static <T> MutableHttpResponse<T> linked(
            HttpRequest<?> request, @Nullable String next, MutableHttpResponse<T> response) {
        if (next == null) return response;
        var uri = UriBuilder.of(request.getUri()).replaceQueryParam("after", next).build();
        return response.header(HttpHeaders.LINK, "<" + uri + ">; rel=\"next\"");
    }

    /** One page of a list, and where it goes on (null: it is the last). */
    record Page(List<ObjectNode> rows, @Nullable String next) {}

    /** A file is the whole list, unless a page of it is asked for. */
    boolean isWhole(Parameters parameters) {
        return this != JSON && parameters.text("limit") == null;
    }

    /**
     * A page that was asked for: as JSON, as lines, or with all that {@code after} it comes.
     *
     * @param asked the page that this one follows; null: it is the first
     */
    MutableHttpResponse<?> answer(
            HttpRequest<?> request,
            List<String> columns,
            @Nullable String asked,
            boolean whole,
            Page page,
            Supplier<ObjectNode> json,
            Function<String, Page> after) {
        if (this == JSON) return linked(request, page.next(), HttpResponse.ok(json.get()));
        if (whole) return whole(columns, page, after);
        var lines = lines(columns, page.rows(), asked == null);
        return linked(request, page.next(), HttpResponse.ok(lines)).contentType(type());
    }

    /** The whole list as a file: its first page, and then whatever page goes on from there. */
    private MutableHttpResponse<?> whole(
            List<String> columns, Page first, Function<String, Page> after) {
        var pages =
                new Supplier<byte @Nullable []>() {
                    private @Nullable Page page = first;
                    private boolean begun;

                    @Override
                    public byte @Nullable [] get() {
                        var read = page;
                        if (read == null) return null;
                        var lines = lines(columns, read.rows(), !begun);
                        begun = true;
                        page = read.next() == null ? null : after.apply(read.next());
                        return lines;
                    }
                };
        return HttpResponse.ok(new StreamedFile(pages(pages), type())).contentType(type());
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
