package net.associatedschools.registry.view.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Cursor;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.application.ApplicationRows.Selection;
import org.jspecify.annotations.Nullable;

/** Where applications stand; who may ask is not decided here. */
public final class Applications {
    public static final int LIMIT_MAX = 1000;

    /** A century of days. */
    private static final int DAYS_MAX = 36_525;

    private static final String SORT = "SINCE";
    private static final Set<Stage> OPEN =
            Stream.of(Stage.values()).filter(Stage::isOpen).collect(Collectors.toSet());

    private final Snapshots<? extends Admissions> snapshots;

    public Applications(Snapshots<? extends Admissions> snapshots) {
        this.snapshots = snapshots;
    }

    /** The table that these questions need, at one moment. */
    public interface Admissions {
        ApplicationRows applications();
    }

    /**
     * In which stages (none given: the open ones), in which country and of which school (null:
     * all), for how many days at least in that stage, how many (1 to 1000), after which page, as of
     * when.
     */
    public record Question(
            Set<Stage> stages,
            @Nullable CountryCode country,
            @Nullable SchoolId school,
            int olderThan,
            int limit,
            @Nullable String after,
            AsOf at) {
        public Question {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException("limit: must be 1 to " + LIMIT_MAX);
            }
            if (olderThan < 0 || olderThan > DAYS_MAX) {
                throw new IllegalArgumentException("olderThan: must be 0 to " + DAYS_MAX);
            }
            stages = stages.isEmpty() ? OPEN : stages;
            if (stages.contains(Stage.NONE)) {
                throw new IllegalArgumentException("stage: NONE is no stage of an application");
            }
            stages = Set.copyOf(stages);
        }

        /** Of whatever school. */
        public Question(
                Set<Stage> stages,
                @Nullable CountryCode country,
                int olderThan,
                int limit,
                @Nullable String after,
                AsOf at) {
            this(stages, country, null, olderThan, limit, after, at);
        }
    }

    /** The answer at that position, the longest in their stage first. */
    public record Page(
            long position, LocalDate asOf, long total, List<Item> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    public record Item(ApplicationId application, Progress progress) {}

    /** One application as it stood. */
    public record Answer(
            long position, LocalDate asOf, ApplicationId application, Row<Progress> standing) {}

    /** Nothing where the register doesn't know the application at that position. */
    public Optional<Answer> ask(ApplicationId application, AsOf asked) {
        return snapshots.read(
                tables -> {
                    var at = asked.within(tables.applications().position());
                    return tables.applications()
                            .of(application, at)
                            .map(row -> new Answer(at.position(), at.day(), application, row));
                });
    }

    public Page ask(Question question) {
        return snapshots.read(tables -> answer(question, tables.applications()));
    }

    private static Page answer(Question question, ApplicationRows rows) {
        var cursor = Cursor.of(question.after(), SORT, 2, question.at());
        var at = cursor.at().within(rows.position());
        var selection =
                new Selection(
                        question.stages(),
                        question.country(),
                        question.school(),
                        question.olderThan(),
                        at);
        var found = rows.page(selection, cursor.keys(), question.limit() + 1);
        boolean more = found.size() > question.limit();
        var shown = more ? found.subList(0, question.limit()) : found;
        var next = more ? new Cursor(SORT, at, ApplicationRows.keys(shown.getLast())).text() : null;
        return new Page(
                at.position(),
                at.day(),
                rows.total(selection),
                shown.stream()
                        .map(row -> new Item(new ApplicationId(row.key()), row.value()))
                        .toList(),
                next);
    }
}
