package net.associatedschools.registry.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ratios as bars, each with its lower 95 % bound; a picture that needs nothing else. */
final class Plot {
    private static final int ROW = 34;
    private static final int LEFT = 130;
    private static final int TOP = 56;
    private static final int WIDTH = 760;
    private static final double PER_UNIT = 110;
    private static final double MOST = (WIDTH - LEFT - 60) / PER_UNIT;

    private Plot() {}

    static String of(List<Measured> results) {
        var rows = new StringBuilder();
        int y = TOP;
        for (var measured : results) {
            rows.append(text(LEFT - 8, y + 17, "end", measured.name()));
            rows.append(bar(y, "#2b6cb0", measured, measured.axon()));
            rows.append(bar(y + 13, "#a0aec0", measured, measured.limit()));
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
                        text(LEFT, 20, "start", "ours / Axon 4.13 JDBC (blue), ours / raw limit (grey)"),
                        text(LEFT, 36, "start", "median of the rounds; the mark is its lower 95 % bound"),
                        text((int) one, TOP - 6, "middle", "1"),
                        number(one),
                        number(one),
                        TOP - 2,
                        y,
                        rows);
    }

    private static String bar(int y, String colour, Measured measured, double @Nullable [] other) {
        if (other == null) return "";
        double ratio = measured.ratio(other);
        double length = Math.min(ratio, MOST) * PER_UNIT;
        double lowest = LEFT + Math.min(measured.lowest(other), MOST) * PER_UNIT;
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
