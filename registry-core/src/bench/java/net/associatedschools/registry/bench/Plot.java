package net.associatedschools.registry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The ratios of a {@code store.tsv} as bars, each with its lower 95 % bound. By itself, with
 * nothing but the JDK: {@code java Plot.java store.tsv store.svg}.
 */
public final class Plot {
    private static final int ROW = 34;
    private static final int LEFT = 130;
    private static final int TOP = 56;
    private static final int WIDTH = 760;
    private static final double PER_UNIT = 110;
    private static final double MOST = (WIDTH - LEFT - 60) / PER_UNIT;

    private Plot() {}

    public static void main(String[] arguments) throws IOException {
        var lines = Files.readAllLines(Path.of(arguments[0]));
        Files.writeString(Path.of(arguments[1]), of(lines));
    }

    /** Of the lines of the table, with its head. */
    static String of(List<String> table) {
        var rows = new StringBuilder();
        int y = TOP;
        for (var line : table.subList(1, table.size())) {
            var cells = line.split("\t", -1);
            rows.append(text(LEFT - 8, y + 17, "end", cells[0]));
            rows.append(bar(y, "#2b6cb0", cells[1], cells[2], cells[4]));
            rows.append(bar(y + 13, "#a0aec0", cells[1], cells[3], cells[5]));
            y += ROW;
        }
        double one = LEFT + PER_UNIT;
        return """
               <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="12">
               <title>The store beside Axon's JDBC engine and beside the raw limit</title>
               <rect width="100%%" height="100%%" fill="#fff"/>
               %s%s%s<line x1="%s" x2="%s" y1="%d" y2="%d" stroke="#1a202c" stroke-dasharray="4 3"/>
               %s</svg>
               """
                .formatted(
                        WIDTH,
                        y + 16,
                        text(
                                LEFT,
                                20,
                                "start",
                                "ours / Axon 4.13 JDBC (blue), ours / raw limit (grey)"),
                        text(
                                LEFT,
                                36,
                                "start",
                                "of the medians of all rounds; the mark is the lower 95 % bound"),
                        text((int) one, TOP - 6, "middle", "1"),
                        number(one),
                        number(one),
                        TOP - 2,
                        y,
                        rows);
    }

    private static String bar(int y, String colour, String ours, String other, String low) {
        double theirs = Double.parseDouble(other);
        if (theirs == 0) return "";
        double ratio = Double.parseDouble(ours) / theirs;
        double length = Math.min(ratio, MOST) * PER_UNIT;
        double lowest = LEFT + Math.min(Double.parseDouble(low), MOST) * PER_UNIT;
        return "<rect x=\"%d\" y=\"%d\" width=\"%s\" height=\"11\" fill=\"%s\"/>\n"
                        .formatted(LEFT, y + 2, number(length), colour)
                + "<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"#1a202c\" stroke-width=\"2\"/>\n"
                        .formatted(number(lowest), number(lowest), y + 1, y + 14)
                + text(
                        (int) (LEFT + length) + 6,
                        y + 12,
                        "start",
                        String.format(Locale.ROOT, "%.2f", ratio));
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
                .formatted(x, y, anchor, text.replace("&", "&amp;"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
