package net.associatedschools.registry.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

/** The views of a running register, kept on PostgreSQL by Axon. */
class PostgresViewsTest {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final LocalDate DAY = LocalDate.of(2014, 5, 1);
    private static final Directory.Question ALL =
            new Directory.Question(Filter.MEMBERS, AsOf.on(DAY));

    @Test
    void rows_and_token_follow_the_log_and_a_new_start_goes_on_where_they_are() throws IOException {
        try (var database = new ViewDatabase()) {
            database.pool.setMaximumPoolSize(6);
            var tokens =
                    JdbcTokenStore.builder()
                            .connectionProvider(database.transactions)
                            .serializer(JacksonSerializer.defaultSerializer())
                            .build();
            tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
            Registry.migrate(database.pool);
            var views = database.empty();
            for (int start = 0; start < 2; start++) {
                try (var registry = register(database, views, tokens)) {
                    for (int i = 1; i <= 20; i++) say(registry, 100 * start + i);
                    var last = say(registry, 100 * start);
                    assertTrue(registry.awaitPosition(last, LONG_ENOUGH));
                    var page = registry.directory().ask(ALL);
                    assertEquals(21L * (start + 1), page.total());
                    assertEquals(last, page.position());
                }
            }
            var mark = database.transactions.fetchInTransaction(() -> views.periods().mark());
            assertEquals(84, mark.position());
            assertEquals(mark.digest(), views.scan().get("periods"));
        }
    }

    private static Registry register(
            ViewDatabase database, PostgresViews views, JdbcTokenStore tokens) {
        return Registry.builder()
                .dataSource(database.pool)
                .views(views::projections, views, tokens, database.transactions)
                .build();
    }

    private static long say(Registry registry, int number) {
        var command =
                new RecordMembership(
                        SchoolId.of(new UUID(0, number)),
                        new CountryCode("IS"),
                        Profile.named("School " + number, null),
                        When.on(DAY),
                        new Source("list", "row " + number, Map.of()),
                        Statement.by(new Actor("hq", Role.HQ, null)));
        return registry.submit(new UUID(1, number), command).position();
    }
}
