package net.associatedschools.registry.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.view.application.ApplicationView;
import net.associatedschools.registry.view.application.Progress;
import net.associatedschools.registry.view.country.CountryView;
import net.associatedschools.registry.view.figure.FigureView;
import net.associatedschools.registry.view.figure.Published;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.PeriodView;

/** What a log says at one point, folded from its beginning: no table, no row that was closed. */
record Truth(SampleLog log, AsOf at) {

    Stream<Row<Membership>> schools() {
        return standing(new PeriodView());
    }

    Stream<Row<Progress>> applications() {
        return standing(new ApplicationView());
    }

    Stream<Row<Situation>> countries() {
        return standing(new CountryView());
    }

    Stream<Row<Published>> figures() {
        return standing(new FigureView());
    }

    Map<String, Region> regions() {
        var regions = new HashMap<String, Region>();
        countries()
                .forEach(
                        row -> {
                            var region = row.value().region();
                            if (region != null) regions.put(row.key().substring(8), region);
                        });
        return regions;
    }

    private <V> Stream<Row<V>> standing(StreamView<V> view) {
        var names = log.streams().stream().filter(view::isAbout).toList();
        return log.read(names, at.position()).entrySet().stream()
                .flatMap(stream -> now(view, stream.getKey(), stream.getValue()))
                .sorted(Comparator.comparing(Row::key));
    }

    private <V> Stream<Row<V>> now(StreamView<V> view, String key, List<Recorded<?>> known) {
        if (known.isEmpty()) return Stream.of();
        return view.periods(known).stream()
                .filter(period -> period.contains(at.day()))
                .map(p -> new Row<>(key, p.from(), p.until(), 0, Long.MAX_VALUE, p.standing()));
    }
}
