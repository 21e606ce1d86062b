package net.associatedschools.registry.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.associatedschools.registry.app.Caller.Answer;
import net.associatedschools.registry.app.Caller.Sent;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.EmbeddedDatabase;
import net.associatedschools.registry.app.serving.ServingProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one PostgreSQL, that meet on the same schools. */
@SuppressWarnings("NullAway.Init")
class TwoNodesTest {
    private static final int SCHOOLS = Integer.getInteger("registry.schools", 100);
    private static final Duration TAKEN_FOR_DEAD = Duration.ofSeconds(5);
    private static final int TRIES = 5;
    private static final int CALLERS = Integer.getInteger("registry.callers", 16);

    @TempDir static Path folder;
    private static DataDirectory held;
    private static EmbeddedDatabase database;
    private static final ServingProcess[] NODES = new ServingProcess[2];
    private static final URI[] URLS = new URI[2];
    private static Inspection inspection;
    private static Finland finland;
    private static ExecutorService callers;

    private static final Collection<Answer> ACKNOWLEDGED = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start_both_at_once_on_an_empty_database() throws Exception {
        held = DataDirectory.hold(folder.resolve("database"));
        database = EmbeddedDatabase.start(held);
        inspection = new Inspection(database.address());
        callers = Executors.newFixedThreadPool(CALLERS);
        all(List.of(() -> start(0), () -> start(1)));
        finland = Finland.founded(URLS[0], tokenFile());
    }

    /** The first token is made by one of them, who alone is told it: both keep it in one place. */
    private static URI start(int node) throws Exception {
        var directory = folder.resolve("node-" + node).resolve("data");
        var address = database.address();
        var process =
                ServingProcess.serving(
                        directory,
                        Map.of(
                                "REGISTRY_DATABASE_URL", address.url(),
                                "REGISTRY_DATABASE_USER", address.user(),
                                "REGISTRY_DATABASE_PASSWORD", address.password()),
                        "--token-file",
                        tokenFile().toString());
        NODES[node] = process;
        URLS[node] = ServingProcess.url(directory);
        return URLS[node];
    }

    @AfterAll
    static void stop() {
        if (callers != null) callers.shutdownNow();
        Arrays.stream(NODES).filter(Objects::nonNull).forEach(ServingProcess::close);
        if (inspection != null) inspection.close();
        if (database != null) database.close();
        if (held != null) held.close();
    }

    private static Path tokenFile() {
        return folder.resolve("token");
    }

    @AfterEach
    void the_log_is_whole_and_both_nodes_say_the_same() throws Exception {
        long last = inspection.lastPosition();
        for (var path :
                List.of(
                        "/api/v1/directory?limit=1000",
                        "/api/v1/statistics?by=country,status",
                        "/api/v1/countries/FI")) {
            var one = finland.headquarters().ask(URLS[0], path, last);
            assertEquals(200, one.status(), path);
            assertEquals(one, finland.headquarters().ask(URLS[1], path, last));
        }
        inspection.logIsWhole();
        inspection.holdsExactly(
                Set.of(finland.coordinator().actor(), finland.headquarters().actor()),
                ACKNOWLEDGED);
        inspection.viewsEqualRebuild();
        for (var node : NODES) assertFalse(node.output().contains("ERROR"), node.output());
    }

    @Test
    void R_APP_3_of_five_applications_a_school_one_opens_and_after_its_end_one_more()
            throws Exception {
        var schools = Stream.generate(Finland::school).limit(SCHOOLS).toList();
        var opened = race(schools, "2023-09-01");
        all(opened.stream().map(application -> withdrawn(application, "2023-10-01")).toList());
        var again = race(schools, "2023-11-01");
        assertEquals(List.of(), again.stream().filter(opened::contains).toList());
    }

    @Test
    void R_APP_4_an_application_is_certified_or_withdrawn_but_never_both() throws Exception {
        var schools = Stream.generate(Finland::school).limit(SCHOOLS).toList();
        var applications = all(schools.stream().map(this::recommended).toList());
        var duels = new ArrayList<Callable<Answer>>();
        var coordinator = finland.coordinator();
        var headquarters = finland.headquarters();
        for (int i = 0; i < SCHOOLS; i++) {
            var application = applications.get(i);
            var certifying = URLS[i % 2];
            var withdrawing = URLS[(i + 1) % 2];
            var certify = Finland.step(application, "certify", "2025-01-01");
            var withdraw = Finland.withdraw(application, "2025-01-01");
            duels.add(() -> headquarters.tell(certifying, certify));
            duels.add(() -> coordinator.tell(withdrawing, withdraw));
        }
        var answers = all(duels);
        for (int i = 0; i < SCHOOLS; i++) {
            var both = List.of(answers.get(2 * i), answers.get(2 * i + 1));
            var winners = both.stream().filter(Answer::isDone).toList();
            ACKNOWLEDGED.addAll(winners);
            assertEquals(1, winners.size(), () -> both.toString());
            assertTrue(both.stream().anyMatch(answer -> answer.status() == 409), both::toString);
        }
        var ends = inspection.withMoreThanOneOf("application.certified", "application.withdrawn");
        assertEquals(Set.of(), ends);
    }

    @Test
    void a_view_is_never_taken_from_a_node_that_lives() throws Exception {
        // Nobody says anything: what is written is that the owner is still there.
        var renewals = new ArrayList<Instant>();
        while (renewals.size() < 4) {
            var renewed = Instant.parse(token("timestamp"));
            if (!renewals.contains(renewed)) renewals.add(renewed);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        // The first may have been made before the silence.
        var between =
                IntStream.range(2, renewals.size())
                        .mapToObj(i -> Duration.between(renewals.get(i - 1), renewals.get(i)))
                        .min(Duration::compareTo)
                        .orElseThrow();
        assertTrue(between.compareTo(TAKEN_FOR_DEAD) < 0, between::toString);
    }

    @Test
    void the_views_move_on_when_the_node_that_kept_them_is_killed() throws Exception {
        var owner = Long.parseLong(token("owner").split("@", -1)[0]);
        int killed = NODES[0].pid() == owner ? 0 : 1;
        assertEquals(owner, NODES[killed].pid());
        NODES[killed].kill();
        var survivor = URLS[1 - killed];
        var answer = done(survivor, Finland.apply(Finland.school(), "2023-09-01"));
        var seen = Finland.path(answer.text("application"));
        assertEquals(
                200,
                finland.coordinator().askPatiently(survivor, seen, answer.position()).status());
        start(killed);
    }

    private static String token(String column) throws SQLException {
        return inspection
                .rows("select " + column + " from view_token where view = 'periods'")
                .getFirst()
                .getFirst();
    }

    /** Each school tries five times; which tries were the ones. */
    private List<String> race(List<String> schools, String day) throws Exception {
        var tries = new ArrayList<Sent>();
        for (int i = 0; i < TRIES; i++) {
            schools.forEach(school -> tries.add(Finland.apply(school, day)));
        }
        Collections.shuffle(tries, new Random(3));
        var calls = new ArrayList<Callable<Answer>>();
        for (var apply : tries) {
            var node = URLS[calls.size() % 2];
            calls.add(() -> finland.coordinator().tell(node, apply));
        }
        var answers = all(calls);
        assertEquals(
                Map.of("201", (long) SCHOOLS, "409 R-APP-3", (TRIES - 1L) * SCHOOLS),
                answers.stream().collect(groupingBy(Answer::outcome, counting())));
        var opened = answers.stream().filter(Answer::isDone).toList();
        ACKNOWLEDGED.addAll(opened);
        assertEquals(
                Set.copyOf(schools),
                opened.stream().map(answer -> answer.text("school")).collect(toSet()));
        return opened.stream().map(answer -> answer.text("application")).toList();
    }

    /** On one node, and so to be seen on the other. */
    private Callable<Answer> withdrawn(String application, String day) {
        return () -> {
            var node = ThreadLocalRandom.current().nextInt(2);
            var answer = done(URLS[node], Finland.withdraw(application, day));
            var seen =
                    finland.coordinator()
                            .ask(URLS[1 - node], Finland.path(application), answer.position());
            assertEquals("WITHDRAWN", seen.text("stage"), seen::toString);
            return answer;
        };
    }

    private Callable<String> recommended(String school) {
        return () -> {
            var application = done(any(), Finland.apply(school, "2023-09-01")).text("application");
            done(any(), Finland.step(application, "preselect", "2023-10-01"));
            done(any(), Finland.step(application, "recommend", "2024-10-02"));
            return application;
        };
    }

    private Answer done(URI node, Sent command) throws Exception {
        var answer = finland.coordinator().tell(node, command);
        assertTrue(answer.isDone(), () -> command + " " + answer);
        ACKNOWLEDGED.add(answer);
        return answer;
    }

    private static URI any() {
        return URLS[ThreadLocalRandom.current().nextInt(2)];
    }

    private static <A> List<A> all(List<Callable<A>> calls) throws Exception {
        var answers = new ArrayList<A>();
        for (var call : callers.invokeAll(calls)) answers.add(call.get());
        return answers;
    }
}
