package net.associatedschools.registry.app.pages;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Course;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Flow;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** Members through the years, of the world or of a country, as known at a position. */
@Singleton
final class Courses {
    private static final LocalDate FIRST = LocalDate.of(1953, 1, 1);
    private static final int FLOW_YEARS = 10;

    private record Asked(@Nullable CountryCode country, AsOf at) {}

    private final Registry registry;
    private final Memory<Asked, List<LineChart.Value>> growth = new Memory<>();
    private final Memory<Asked, List<Flow.Answer>> flows = new Memory<>();

    Courses(Registry registry) {
        this.registry = registry;
    }

    /** Members at the end of each year from 1953 on; of the last one on that day. */
    List<LineChart.Value> growth(@Nullable CountryCode country, AsOf at) {
        if (at.day().isBefore(FIRST)) return List.of();
        int year = at.day().getYear();
        // Whichever year is asked about, so that a walk through the years asks once.
        var last = LocalDate.of(Math.max(year, LocalDate.now(ZoneOffset.UTC).getYear()), 12, 31);
        var asked = asked(country, new AsOf(last, at.position()));
        var years = growth.of(asked, () -> grown(country, asked.at));
        var values = new ArrayList<>(years.subList(0, year - FIRST.getYear()));
        values.add(new LineChart.Value(Integer.toString(year), members(country, at)));
        return values;
    }

    private List<LineChart.Value> grown(@Nullable CountryCode country, AsOf at) {
        var question =
                new Course.Question(
                        Filter.MEMBERS.withCountry(country),
                        Course.Every.YEAR,
                        FIRST,
                        at.day(),
                        List.of(),
                        at.position());
        return registry.course().ask(question).points().stream()
                .map(
                        point ->
                                new LineChart.Value(
                                        Integer.toString(point.asOf().getYear()), point.members()))
                .toList();
    }

    private long members(@Nullable CountryCode country, AsOf at) {
        var filter = Filter.MEMBERS.withCountry(country);
        return registry.statistics().ask(new Statistics.Question(filter, List.of(), at)).members();
    }

    /** How the members of each of the last ten years became those of its end, the latest first. */
    List<Flow.Answer> flows(CountryCode country, AsOf at) {
        return flows.of(asked(country, at), () -> flown(country, at));
    }

    private List<Flow.Answer> flown(CountryCode country, AsOf at) {
        var years = new ArrayList<Flow.Question>();
        var to = at.day();
        for (int i = 0; i < FLOW_YEARS && to.getYear() > 1; i++) {
            var from = to.withDayOfYear(1);
            var filter = Filter.MEMBERS.withCountry(country);
            years.add(new Flow.Question(filter, from, to, List.of(), at.position()));
            to = from.minusDays(1);
        }
        return registry.flow().ask(years);
    }

    /** At a position that is known, for the next event may change the answer of the latest. */
    private Asked asked(@Nullable CountryCode country, AsOf at) {
        return new Asked(country, at.within(registry.position()));
    }
}
