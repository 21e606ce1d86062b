package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.PeriodView;
import org.junit.jupiter.api.Test;

/** How a table is kept. */
class ProjectionTest {
    private final PeriodView view = new PeriodView();
    private final Kept table = new Kept();
    private final SampleLog log = Samples.log(new Random(1), 200);

    @Test
    void R_AUD_1_a_rebuilt_view_is_the_live_one_row_by_row_and_in_its_digest() {
        var projection = new Projection<>(view, table, log);
        log.tell(List.of(projection), 0, from -> 1 + from % 7);
        var live = List.copyOf(table.rows);
        var mark = table.mark();
        projection.reset();
        assertEquals(Mark.start(view.foldVersion()), table.mark());
        log.tell(List.of(projection), 0, from -> 500);
        assertEquals(sorted(live), sorted(table.rows));
        assertEquals(mark, table.mark());
    }

    @Test
    void the_digest_is_the_sum_over_all_rows_of_the_table() {
        var projection = new Projection<>(view, table, log);
        log.tell(List.of(projection), 0, from -> 3);
        assertEquals(sum(table.rows), table.mark().digest());
        assertNotEquals(Digest.ZERO, table.mark().digest());
        assertNotEquals(sum(table.rows.subList(1, table.rows.size())), table.mark().digest());
    }

    @Test
    void events_of_other_streams_move_the_position_as_well() {
        var other = new SampleLog();
        var projection = new Projection<>(view, table, other);
        for (int i = 0; i < 5; i++) other.say("person:1", "erased");
        other.tell(List.of(projection), 0, from -> 2);
        assertEquals(5, table.mark().position());
        assertEquals(Digest.ZERO, table.mark().digest());
        assertEquals(List.of(), table.rows);
    }

    @Test
    void a_batch_that_is_told_again_changes_nothing() {
        var projection = new Projection<>(view, table, log);
        log.tell(List.of(projection), 0, from -> 10);
        var rows = List.copyOf(table.rows);
        var mark = table.mark();
        log.tell(List.of(projection), 0, from -> 7);
        assertEquals(rows, table.rows);
        assertEquals(mark, table.mark());
    }

    @Test
    void a_batch_that_failed_is_folded_when_it_comes_again() {
        var fails = new boolean[] {true};
        var projection =
                new Projection<>(
                        view,
                        table,
                        (streams, until) -> {
                            if (fails[0]) throw new IllegalStateException("no database");
                            return log.read(streams, until);
                        });
        assertThrows(
                IllegalStateException.class, () -> log.tell(List.of(projection), 0, from -> 50));
        assertEquals(0, table.mark().position());
        fails[0] = false;
        log.tell(List.of(projection), 0, from -> 60);
        assertEquals(sum(table.rows), table.mark().digest());
        assertEquals(log.last(), table.mark().position());
    }

    @Test
    void a_batch_is_read_once_and_saved_once_and_never_beyond_its_end() {
        var reads = new ArrayList<Long>();
        var projection =
                new Projection<>(
                        view,
                        table,
                        new Streams() {
                            @Override
                            public Map<String, List<Recorded<?>>> read(
                                    Collection<String> streams, long untilPosition) {
                                reads.add(untilPosition);
                                return log.read(streams, untilPosition);
                            }
                        });
        log.tell(List.of(projection), 0, from -> 50);
        assertEquals(List.of(50L, 100L, 150L, 200L), reads);
        assertEquals(4, table.saves);
    }

    private Digest sum(List<Row<Membership>> rows) {
        return rows.stream().map(view::digest).reduce(Digest.ZERO, Digest::plus);
    }

    private static List<String> sorted(List<Row<Membership>> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }

    /** A table that is nothing but its rows. */
    private static final class Kept implements Table<Membership> {
        private final List<Row<Membership>> rows = new ArrayList<>();
        private Mark mark = Mark.start(1);
        private int saves;

        @Override
        public Mark mark() {
            return mark;
        }

        @Override
        public void save(List<Row<Membership>> closed, List<Row<Membership>> added, Mark reached) {
            for (var row : closed) rows.replaceAll(r -> r.isSame(row) ? row : r);
            rows.addAll(added);
            mark = reached;
            saves++;
        }

        @Override
        public void clear() {
            rows.clear();
            mark = Mark.start(1);
        }
    }
}
