package net.associatedschools.registry.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line over years, drawn as SVG of 720 by 260 units: without a script, so that it prints and is
 * there at once. The table beside it says the same.
 */
public record LineChart(
        List<Point> points, List<Tick> across, List<Tick> up, String line, String area) {
    private static final double LEFT = 76;
    private static final double RIGHT = 708;
    private static final double TOP = 12;
    private static final double BOTTOM = 228;
    private static final int LABELS_ACROSS = 8;
    private static final int LABELS_UP = 4;

    /** A value at its place. */
    public record Point(String label, long value, double x, double y) {}

    /** A line of the grid with what it stands for. */
    public record Tick(String label, double at) {}

    /** One value of the line. */
    public record Value(String label, long value) {}

    static LineChart of(List<Value> values, Messages messages) {
        long most = values.stream().mapToLong(Value::value).max().orElse(0);
        long step = step(most);
        long top = Math.max(step, (most + step - 1) / step * step);
        var points = new ArrayList<Point>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            double share = values.size() == 1 ? 0.5 : i / (double) (values.size() - 1);
            points.add(
                    new Point(
                            value.label(),
                            value.value(),
                            LEFT + share * (RIGHT - LEFT),
                            y(value.value(), top)));
        }
        var across = new ArrayList<Tick>();
        int every = Math.max(1, (points.size() + LABELS_ACROSS - 1) / LABELS_ACROSS);
        for (int i = 0; i < points.size(); i += every) {
            across.add(new Tick(points.get(i).label(), points.get(i).x()));
        }
        var up = new ArrayList<Tick>();
        for (long value = 0; value <= top; value += step) {
            up.add(new Tick(messages.number(value), y(value, top)));
        }
        return new LineChart(points, across, up, line(points), area(points));
    }

    /** 1, 2 or 5 times a power of ten, so that four or so lines reach the top. */
    private static long step(long most) {
        double rough = Math.max(1, most / (double) LABELS_UP);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= rough) return Math.round(times * power);
        }
        return Math.round(10 * power);
    }

    private static double y(long value, long top) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }

    private static String line(List<Point> points) {
        var path = new StringBuilder();
        for (var point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(number(point.x()))
                    .append(',')
                    .append(number(point.y()));
        }
        return path.toString();
    }

    private static String area(List<Point> points) {
        if (points.isEmpty()) return "";
        return line(points)
                + "L"
                + number(points.getLast().x())
                + ","
                + number(BOTTOM)
                + "L"
                + number(points.getFirst().x())
                + ","
                + number(BOTTOM)
                + "Z";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
