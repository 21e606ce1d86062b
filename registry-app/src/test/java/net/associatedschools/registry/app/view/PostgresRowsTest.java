package net.associatedschools.registry.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Digest;
import net.associatedschools.registry.view.Mark;
import net.associatedschools.registry.view.Projection;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.SampleLog;
import net.associatedschools.registry.view.Samples;
import net.associatedschools.registry.view.memory.MemoryViews;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How rows are kept on PostgreSQL. */
class PostgresRowsTest {
    @SuppressWarnings("NullAway.Init")
    private static ViewDatabase database;

    private final SampleLog log = Samples.log(new Random(51), 500);

    @BeforeAll
    static void start() throws IOException {
        database = new ViewDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    private PostgresViews told(int batch) {
        var views = database.empty();
        tell(views, batch);
        return views;
    }

    private void tell(PostgresViews views, int batch) {
        log.tell(
                views.projections(log),
                0,
                from -> batch,
                database.transactions::executeInTransaction);
    }

    @Test
    void R_AUD_1_the_rows_that_are_there_sum_up_to_what_the_fold_said_here_and_in_memory() {
        var views = told(13);
        var memory = new MemoryViews();
        log.tell(memory.projections(log), 0, from -> 500);
        assertEquals(memory.periods().mark(), mark(views));
        assertEquals(memory.periods().mark().digest(), views.scan().get("periods"));
        assertEquals(memory.applications().mark().digest(), views.scan().get("applications"));
        assertEquals(memory.countries().mark().digest(), views.scan().get("countries"));
    }

    @Test
    void R_AUD_1_a_rebuild_gives_the_same_rows_and_the_same_digest() {
        var views = told(7);
        var live = views.scan();
        var mark = mark(views);
        database.transactions.executeInTransaction(
                () -> views.projections(log).forEach(Projection::reset));
        assertEquals(Mark.start(1), mark(views));
        assertEquals(Digest.ZERO, views.scan().get("periods"));
        tell(views, 500);
        assertEquals(live, views.scan());
        assertEquals(mark, mark(views));
    }

    @Test
    void a_row_that_somebody_changed_is_seen_by_a_scan() {
        var views = told(100);
        assertEquals(mark(views).digest(), views.scan().get("periods"));
        database.execute(
                "update membership_period set town = 'Elsewhere' where (school, recorded_from,"
                        + " effective_from) = (select school, recorded_from, effective_from from"
                        + " membership_period limit 1)");
        assertNotEquals(mark(views).digest(), views.scan().get("periods"));
    }

    @Test
    void the_token_and_the_rows_are_kept_together_or_not_at_all() {
        database.execute("drop table if exists tokenentry");
        var transactions = database.transactions;
        var tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(transactions)
                        .serializer(JacksonSerializer.defaultSerializer())
                        .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        transactions.executeInTransaction(() -> tokens.initializeTokenSegments("periods", 1));
        var views = database.empty();
        var first = transactions.startTransaction();
        step(views, tokens);
        first.rollback();
        assertEquals(Mark.start(1), mark(views));
        assertEquals(Digest.ZERO, views.scan().get("periods"));
        assertEquals(-1, position(tokens));

        var second = transactions.startTransaction();
        step(views, tokens);
        second.commit();
        assertEquals(500, mark(views).position());
        assertEquals(500, position(tokens));
    }

    private void step(PostgresViews views, JdbcTokenStore tokens) {
        log.tell(views.projections(log), 0, from -> 500);
        tokens.fetchToken("periods", 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(500), "periods", 0);
    }

    private static long position(JdbcTokenStore tokens) {
        return database.transactions.fetchInTransaction(
                () -> {
                    var token = tokens.fetchToken("periods", 0);
                    return token == null ? -1L : token.position().orElse(-1);
                });
    }

    @Test
    void a_part_of_a_transaction_that_was_rolled_back_takes_the_whole_with_it() {
        var views = database.empty();
        var outer = database.transactions.startTransaction();
        log.tell(views.projections(log), 0, from -> 500);
        database.transactions.startTransaction().rollback();
        assertThrows(IllegalStateException.class, outer::commit);
        assertEquals(Mark.start(1), mark(views));
    }

    @Test
    void a_row_to_be_ended_that_is_missing_stops_the_view() {
        var views = told(100);
        var mark = mark(views);
        var at = new AsOf(LocalDate.of(2003, 1, 1), mark.position());
        var row = views.read(tables -> tables.countries().all(at)).getFirst();
        var ended =
                new Row<>(
                        row.key(),
                        row.effectiveFrom(),
                        row.effectiveUntil(),
                        9_999,
                        10_000,
                        row.value());
        assertThrows(
                IllegalStateException.class,
                () ->
                        database.transactions.executeInTransaction(
                                () -> views.countries().save(List.of(ended), List.of(), mark)));
    }

    private static Mark mark(PostgresViews views) {
        return database.transactions.fetchInTransaction(() -> views.periods().mark());
    }
}
