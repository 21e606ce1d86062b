package net.associatedschools.registry.view.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Words;
import net.associatedschools.registry.view.application.Applications.Admissions;
import net.associatedschools.registry.view.period.Course.Every;
import net.associatedschools.registry.view.period.Members;
import net.associatedschools.registry.view.period.Regions;
import org.jspecify.annotations.Nullable;

/**
 * How applications fare as of a day: how many are open in each stage and for how long, how long
 * those certified took, and what became of each cohort. A time is measured between two full dates
 * only; whatever has none stands beside (R-STAT-3). Who may ask is not decided here.
 */
public final class AdmissionStatistics {
    private static final Set<Stage> MADE =
            Stream.of(Stage.values()).filter(s -> s != Stage.NONE).collect(Collectors.toSet());

    /** Behind every word. */
    private static final String LAST = "\uFFFF";

    private final Function<Question, Answer> asking;

    public <T extends Admissions & Members> AdmissionStatistics(Snapshots<T> snapshots) {
        asking = q -> snapshots.read(t -> answer(q, t.applications(), t.regions()));
    }

    /** By what applications are told apart: facts of the country that they go through. */
    public enum By {
        COUNTRY,
        REGION
    }

    /** By what, in which country (null: all), in cohorts of what length, as of when. */
    public record Question(List<By> by, @Nullable CountryCode country, Every cohort, AsOf at) {
        public Question {
            by = by.stream().distinct().toList();
        }
    }

    /**
     * Open in a stage: how many, for how many days since it began, and of how many nobody knows.
     */
    public record Waiting(
            Map<By, String> values, Stage stage, long open, Quantiles age, long ageNotKnown) {}

    /** Days from Applied to Certified, of those certified; of how many nobody knows. */
    public record Passage(
            Map<By, String> values, long certified, Quantiles time, long timeNotKnown) {}

    /** Of those who applied in one period (null: it isn't known in which) how many are where. */
    public record Cohort(
            Map<By, String> values,
            @Nullable String cohort,
            long applied,
            Map<Stage, Long> stages) {

        public long in(Stage stage) {
            return stages.getOrDefault(stage, 0L);
        }

        public long open() {
            return Stream.of(Stage.values()).filter(Stage::isOpen).mapToLong(this::in).sum();
        }
    }

    /** The answer at that position; rows by their values, the unknown last. */
    public record Answer(
            long position,
            LocalDate asOf,
            List<By> by,
            Every every,
            List<Waiting> stages,
            List<Passage> passages,
            List<Cohort> cohorts) {
        public Answer {
            stages = List.copyOf(stages);
            passages = List.copyOf(passages);
            cohorts = List.copyOf(cohorts);
        }
    }

    public Answer ask(Question question) {
        return asking.apply(question);
    }

    private static Answer answer(Question question, ApplicationRows rows, Regions regions) {
        var at = question.at().within(Math.min(rows.position(), regions.position()));
        var selection = new ApplicationRows.Selection(MADE, question.country(), null, 0, at);
        var its = regions.on(at);
        var groups = new TreeMap<List<String>, Group>(Words.BY_KEYS);
        for (var row : rows.page(selection, List.of(), Integer.MAX_VALUE)) {
            var values = values(row, question.by(), its);
            groups.computeIfAbsent(
                            place(values, question.by()), place -> new Group(values, question))
                    .add(row.value(), at.day());
        }
        return new Answer(
                at.position(),
                at.day(),
                question.by(),
                question.cohort(),
                groups.values().stream().flatMap(Group::waiting).toList(),
                groups.values().stream().map(Group::passage).toList(),
                groups.values().stream().flatMap(Group::cohorts).toList());
    }

    private static Map<By, String> values(
            Row<Progress> row, List<By> by, Map<CountryCode, Region> regions) {
        var values = new EnumMap<By, String>(By.class);
        var country = row.value().country();
        var region = regions.get(country);
        if (by.contains(By.COUNTRY)) values.put(By.COUNTRY, country.value());
        if (by.contains(By.REGION) && region != null) values.put(By.REGION, region.name());
        return Collections.unmodifiableMap(values);
    }

    private static List<String> place(Map<By, String> values, List<By> by) {
        return by.stream().map(one -> values.getOrDefault(one, LAST)).toList();
    }

    /** The applications of one combination of values. */
    private static final class Group {
        private final Map<By, String> values;
        private final Every every;
        private final Map<Stage, List<Long>> ages = new EnumMap<>(Stage.class);
        private final Map<Stage, Long> open = new EnumMap<>(Stage.class);
        private final List<Long> times = new ArrayList<>();
        private final Map<String, Map<Stage, Long>> cohorts = new TreeMap<>(Words.BYTEWISE);
        private long certified;

        Group(Map<By, String> values, Question question) {
            this.values = values;
            every = question.cohort();
        }

        void add(Progress progress, LocalDate day) {
            var stage = progress.stage();
            var since = progress.since();
            if (stage.isOpen()) {
                open.merge(stage, 1L, Long::sum);
                if (since != null && since.isDay()) {
                    ages.computeIfAbsent(stage, s -> new ArrayList<>())
                            .add(ChronoUnit.DAYS.between(since.latest(), day));
                }
            }
            if (stage == Stage.CERTIFIED) {
                certified++;
                var applied = progress.applied();
                if (applied != null && since != null && applied.isDay() && since.isDay()) {
                    times.add(ChronoUnit.DAYS.between(applied.latest(), since.latest()));
                }
            }
            cohorts.computeIfAbsent(cohort(progress.applied()), c -> new EnumMap<>(Stage.class))
                    .merge(stage, 1L, Long::sum);
        }

        private String cohort(@Nullable When applied) {
            if (applied == null || !applied.isStartKnown()) return LAST;
            if (applied.latest().equals(LocalDate.MAX)) return LAST;
            var first = every.name(applied.earliest());
            return first.equals(every.name(applied.latest())) ? first : LAST;
        }

        Stream<Waiting> waiting() {
            return open.entrySet().stream()
                    .map(
                            entry -> {
                                var known = ages.getOrDefault(entry.getKey(), List.of());
                                return new Waiting(
                                        values,
                                        entry.getKey(),
                                        entry.getValue(),
                                        Quantiles.of(known),
                                        entry.getValue() - known.size());
                            });
        }

        Passage passage() {
            return new Passage(values, certified, Quantiles.of(times), certified - times.size());
        }

        Stream<Cohort> cohorts() {
            return cohorts.entrySet().stream()
                    .map(
                            entry -> {
                                var stages = entry.getValue();
                                long applied = stages.values().stream().mapToLong(n -> n).sum();
                                var name = entry.getKey();
                                return new Cohort(
                                        values,
                                        name.equals(LAST) ? null : name,
                                        applied,
                                        Collections.unmodifiableMap(stages));
                            });
        }
    }
}
