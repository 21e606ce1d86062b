package net.associatedschools.registry.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.associatedschools.registry.importing.Lines.Line;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a list, piece by piece: a piece ends with a line that closes all quotes. A quote
 * that breaks the rules would swallow the rows after it, so it costs only the line that it stands
 * in, and reading goes on with the next.
 */
final class Reading {
    /** Of one row over several lines; what goes on for longer is a quote never closed. */
    static final int ROW_CHARS_MAX = 1 << 20;

    /** Of many rows at once: a parser for each line alone took twice as long. */
    private static final int PIECE_CHARS = 1 << 16;

    /** The standard's, and those of spreadsheets where the comma is for decimals. */
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private static final String BROKEN =
            "broken quotes: a cell that begins with \" ends with one, before a separator or the"
                    + " line's end";

    private final Lines lines;
    private final StatusWords words;
    private final Consumer<Row> rows;
    private @Nullable Header header;
    private CSVFormat format = CSVFormat.RFC4180;

    Reading(Lines lines, StatusWords words, Consumer<Row> rows) {
        this.lines = lines;
        this.words = words;
        this.rows = rows;
    }

    /** The header, where there was one. */
    Optional<Header> toEnd() throws IOException {
        for (var piece = piece(); !piece.isEmpty(); piece = piece()) take(piece);
        return Optional.ofNullable(header);
    }

    private List<Line> piece() throws IOException {
        var piece = new ArrayList<Line>();
        long quotes = 0;
        int chars = 0;
        do {
            var line = lines.next();
            if (line == null) break;
            piece.add(line);
            quotes += line.text().chars().filter(c -> c == '"').count();
            chars += line.text().length();
        } while (chars <= (quotes % 2 == 0 ? PIECE_CHARS : ROW_CHARS_MAX));
        return piece;
    }

    private void take(List<Line> piece) throws IOException {
        var text = piece.stream().map(Line::text).collect(Collectors.joining());
        if (header == null) format = format(text);
        try (var parser = CSVParser.parse(text, format)) {
            var records = parser.iterator();
            while (true) {
                int first = (int) parser.getCurrentLineNumber();
                List<String> cells;
                try {
                    if (!records.hasNext()) return;
                    cells = records.next().toList();
                } catch (UncheckedIOException broken) {
                    giveUp(piece, first);
                    return;
                }
                take(piece.get(first).number(), cells);
            }
        }
    }

    /** Of the separators the one that sets a column called name apart; else commas. */
    private static CSVFormat format(String text) throws IOException {
        for (char separator : SEPARATORS) {
            var format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
            if (Header.names(first(text, format))) return format;
        }
        return CSVFormat.RFC4180;
    }

    private static List<String> first(String text, CSVFormat format) throws IOException {
        try (var parser = CSVParser.parse(text, format)) {
            for (var record : parser) {
                var cells = record.toList();
                if (!cells.stream().allMatch(String::isBlank)) return cells;
            }
            return List.of();
        } catch (UncheckedIOException broken) {
            return List.of();
        }
    }

    private void giveUp(List<Line> piece, int first) {
        if (first > 0) {
            // The piece began earlier than this row; alone, it may well be whole.
            lines.back(piece.subList(first, piece.size()));
            return;
        }
        long line = piece.getFirst().number();
        if (header == null) throw new RosterUnreadable("line %d: %s".formatted(line, BROKEN));
        rows.accept(new Row.Refused(line, null, BROKEN));
        lines.back(piece.subList(1, piece.size()));
    }

    private void take(long line, List<String> cells) {
        // A spreadsheet writes an empty row as so many separators.
        boolean fits = cells.size() <= Header.COLUMNS_MAX;
        if (fits && cells.stream().allMatch(String::isBlank)) return;
        if (header == null) header = Header.of(line, cells);
        else rows.accept(header.row(line, cells, words));
    }
}
