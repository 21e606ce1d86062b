package net.associatedschools.registry.likeness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Pairs of names that somebody judged, and how the likeness judges them: CSV with the columns
 * {@code left, right, same}. {@code yes} is the same school; {@code no} and {@code related} are
 * two.
 */
public record JudgedPairs(List<Pair> pairs, List<BadRow> badRows) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Set<String> COLUMNS = new TreeSet<>(List.of("left", "right", "same"));

    /** Two names, what was judged and what the likeness says. */
    public record Pair(long line, String left, String right, boolean same, Likeness likeness) {
        public boolean isRight() {
            return same == likeness.isSame();
        }
    }

    /** A row that can't be judged, and why. */
    public record BadRow(long line, String why) {}

    public JudgedPairs {
        pairs = List.copyOf(pairs);
        badRows = List.copyOf(badRows);
    }

    /**
     * Reads and judges all; a byte order mark is passed over. {@link IllegalArgumentException}
     * where a column is missing or the file is no CSV, {@link IOException} where it isn't read.
     */
    public static JudgedPairs read(BufferedReader csv) throws IOException {
        var pairs = new ArrayList<Pair>();
        var bad = new ArrayList<BadRow>();
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        csv.mark(1);
        if (csv.read() != BYTE_ORDER_MARK) csv.reset();
        try (var parser = format.parse(csv)) {
            var missing = new TreeSet<>(COLUMNS);
            parser.getHeaderNames().forEach(missing::remove);
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        "line 1: no column " + String.join(", ", missing));
            }
            var rows = parser.iterator();
            // The header's or the last row's: asked for before the next row is looked for.
            long before = parser.getCurrentLineNumber();
            while (rows.hasNext()) {
                take(rows.next(), before + 1, pairs, bad);
                before = parser.getCurrentLineNumber();
            }
        } catch (UncheckedIOException broken) {
            // The parser wraps what it can't read as well as what it can't parse.
            if (broken.getCause() instanceof CharacterCodingException malformed) throw malformed;
            throw new IllegalArgumentException("no CSV: " + broken.getMessage(), broken);
        }
        return new JudgedPairs(pairs, bad);
    }

    private static void take(CSVRecord row, long line, List<Pair> pairs, List<BadRow> bad) {
        if (!row.isConsistent()) {
            bad.add(new BadRow(line, "has %d cells".formatted(row.size())));
            return;
        }
        var left = row.get("left");
        var right = row.get("right");
        var same = row.get("same").strip().toLowerCase(Locale.ROOT);
        if (left.isBlank() || right.isBlank()) {
            bad.add(new BadRow(line, "a name is missing"));
        } else if (!List.of("yes", "no", "related").contains(same)) {
            bad.add(new BadRow(line, "same is yes, no or related, not '" + same + "'"));
        } else {
            pairs.add(new Pair(line, left, right, same.equals("yes"), Likeness.of(left, right)));
        }
    }

    /** Of the pairs found the same, the share that is; 1 where none was found. */
    public double precision() {
        return share(count(true, true), count(true, true) + count(false, true));
    }

    /** Of the pairs that are the same, the share that was found; 1 where there is none. */
    public double recall() {
        return share(count(true, true), count(true, true) + count(true, false));
    }

    public long count(boolean same, boolean found) {
        return pairs.stream()
                .filter(pair -> pair.same() == same && pair.likeness().isSame() == found)
                .count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
