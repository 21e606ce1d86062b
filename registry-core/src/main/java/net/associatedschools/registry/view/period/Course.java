package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Words;

/**
 * The members year by year, quarter by quarter or month by month: at the end of each period what
 * {@link Statistics} answers for that day, all as known at one position.
 */
public final class Course {
    public static final int POINTS_MAX = 1200;

    private final Snapshots<? extends Members> snapshots;

    public Course(Snapshots<? extends Members> snapshots) {
        this.snapshots = snapshots;
    }

    /** The length of a period of the calendar. */
    public enum Every {
        YEAR(12),
        QUARTER(3),
        MONTH(1);

        private final int months;

        Every(int months) {
            this.months = months;
        }

        private LocalDate lastDay(LocalDate within) {
            int first = (within.getMonthValue() - 1) / months * months + 1;
            return within.withDayOfMonth(1).withMonth(first).plusMonths(months).minusDays(1);
        }

        /** Such as 2024, 2024-Q3 or 2024-07. */
        public String name(LocalDate within) {
            var year = "%04d".formatted(within.getYear());
            return switch (this) {
                case YEAR -> year;
                case QUARTER -> year + "-Q" + (within.getMonthValue() + 2) / 3;
                case MONTH -> "%s-%02d".formatted(year, within.getMonthValue());
            };
        }
    }

    /**
     * Which schools, in which periods, from that of one day to that of another, by what, as known
     * at a position.
     */
    public record Question(
            Filter filter,
            Every every,
            LocalDate from,
            LocalDate to,
            List<Dimension> by,
            long position) {
        public Question {
            Statistics.mustBeOfMembers(filter);
            Flow.mustBeInOrder(from, to);
            if (ChronoUnit.MONTHS.between(from, to) / every.months >= POINTS_MAX) {
                throw new IllegalArgumentException(
                        "every: gives more than " + POINTS_MAX + " periods");
            }
            by = by.stream().distinct().toList();
        }

        /** The last day of each period; that of the last is {@code to}, where it isn't over. */
        List<LocalDate> days() {
            var days = new ArrayList<LocalDate>();
            for (var day = every.lastDay(from); day.isBefore(to); ) {
                days.add(day);
                day = every.lastDay(day.plusDays(1));
            }
            days.add(to);
            return days;
        }
    }

    /** The answer at that position, one for each period. */
    public record Answer(long position, Every every, List<Statistics.Answer> points) {
        public Answer {
            points = List.copyOf(points);
        }
    }

    public Answer ask(Question question) {
        return snapshots.read(tables -> answer(question, tables));
    }

    private static Answer answer(Question question, Members tables) {
        long position =
                Selection.within(new AsOf(question.to(), question.position()), tables).position();
        var points = question.days().stream().map(day -> new Point(day, question.by())).toList();
        Stretch.each(
                question.filter().orElse(Statistics.COUNTED),
                question.to(),
                position,
                tables,
                school -> points.forEach(point -> point.add(school)));
        return new Answer(
                position,
                question.every(),
                points.stream().map(point -> point.answer(position)).toList());
    }

    /** The count of one day. */
    private static final class Point {
        private final LocalDate day;
        private final List<Dimension> by;
        private final Map<List<String>, Count> cells = new TreeMap<>(Words.BY_KEYS);
        private final TreeSet<String> countries = new TreeSet<>();
        private Count total = Statistics.NOBODY;

        Point(LocalDate day, List<Dimension> by) {
            this.day = day;
            this.by = by;
        }

        void add(List<Stretch> school) {
            for (var stretch : school) {
                if (stretch.contains(day)) {
                    if (stretch.isMeant()) add(stretch);
                    return;
                }
            }
        }

        private void add(Stretch stretch) {
            var value = stretch.value();
            total = total.plus(Count.of(Map.of(), value));
            if (value.status() != Status.NOT_KNOWN) countries.add(value.country().value());
            for (var cell : stretch.cells(by)) {
                cells.merge(Statistics.place(cell, by), Count.of(cell, value), Count::plus);
            }
        }

        Statistics.Answer answer(long position) {
            return new Statistics.Answer(
                    position,
                    day,
                    by,
                    List.copyOf(cells.values()),
                    total.members(),
                    countries.size(),
                    total.notKnown(),
                    total.startNotKnown());
        }
    }
}
