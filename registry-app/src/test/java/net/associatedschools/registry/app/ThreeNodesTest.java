package net.associatedschools.registry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.associatedschools.registry.app.Caller.Answer;
import net.associatedschools.registry.app.Caller.Sent;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.EmbeddedDatabase;
import net.associatedschools.registry.app.policy.PolicyFile;
import net.associatedschools.registry.app.policy.TenCountries;
import net.associatedschools.registry.app.serving.ServingProcess;
import net.associatedschools.registry.contract.EventJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes on one PostgreSQL, of which one is killed now and then, run two simulated years
 * of ten countries' rules; a fourth that nobody disturbs runs the same. All that is told, to whom
 * and when somebody is killed comes from one seed.
 */
@SuppressWarnings("NullAway.Init")
class ThreeNodesTest {
    private static final long SEED = Long.getLong("registry.seed", 20_240_101);
    private static final int DAYS_BETWEEN_RUNS = Integer.getInteger("registry.daysBetweenRuns", 28);
    private static final int KILLS = Integer.getInteger("registry.kills", 3);
    private static final int SCHOOLS_OF_A_COUNTRY = Integer.getInteger("registry.schools", 2);
    private static final int NODES = 3;
    private static final int KILLED_WITHIN_MILLIS = 400;
    private static final int TRIES_MAX = 60;
    private static final int SECONDS_MAX = 180;
    private static final LocalDate FROM = LocalDate.of(2023, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2024, 12, 31);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir Path folder;
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final List<Node> nodes = new ArrayList<>();
    private DataDirectory held;
    private EmbeddedDatabase shared;

    @BeforeEach
    void start_the_database() throws IOException {
        held = DataDirectory.hold(folder.resolve("shared"));
        shared = EmbeddedDatabase.start(held);
    }

    @AfterEach
    void stop() {
        hands.shutdownNow();
        nodes.forEach(Node::close);
        shared.close();
        held.close();
    }

    @Test
    void R_APP_13_three_nodes_under_kill_leave_the_log_of_one_that_nobody_disturbs(
            TestReporter reporter) throws Exception {
        reporter.publishEntry("seed", Long.toString(SEED));
        var quiet = new Node(folder.resolve("quiet").resolve("data"), Map.of());
        nodes.add(quiet);
        quiet.start();
        List<List<String>> expected;
        List<List<String>> digests;
        try (var inspection = new Inspection(KillTest.embedded(quiet.directory))) {
            var life = new Life(List.of(quiet), 0, quiet.tokenFile(), inspection);
            var outcomes = life.live();
            expected = log(inspection);
            digests = digests(inspection);
            quiet.close();

            var address = shared.address();
            var environment =
                    Map.of(
                            "REGISTRY_DATABASE_URL", address.url(),
                            "REGISTRY_DATABASE_USER", address.user(),
                            "REGISTRY_DATABASE_PASSWORD", address.password());
            var three = new ArrayList<Node>();
            for (int i = 0; i < NODES; i++) {
                var node = new Node(folder.resolve("node-" + i).resolve("data"), environment);
                three.add(node);
                nodes.add(node);
                node.start();
            }
            try (var both = new Inspection(address)) {
                var hunted = new Life(three, KILLS, three.getFirst().tokenFile(), both);
                assertEquals(outcomes, hunted.live());
                reporter.publishEntry("killed", hunted.killed.toString());
                assertEquals(KILLS, hunted.killed.size());
                both.logIsWhole();
                assertEquals(List.of(), notedTwice(both));
                assertSame(expected, log(both));
                assertEquals(digests, digests(both));
                both.viewsEqualRebuild();
            }
        }
        assertTrue(
                expected.stream().filter(event -> event.contains("school.duty-missed")).count()
                        > SCHOOLS_OF_A_COUNTRY,
                "nothing was missed");
        assertTrue(
                expected.stream().anyMatch(event -> event.contains("school.membership-lapsed")),
                "nothing lapsed");
    }

    /** Whole, and where they differ first. */
    private static void assertSame(List<List<String>> expected, List<List<String>> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), "position " + (i + 1));
        }
        assertEquals(expected.size(), found.size());
    }

    /** All but the instants and the salts, which no seed gives. */
    private static List<List<String>> log(Inspection inspection) throws Exception {
        return inspection.rows(
                "select position, stream, sequence, event_id, name, revision,"
                        + " convert_from(metadata, 'UTF8'), convert_from(payload, 'UTF8')"
                        + " from event_log order by position");
    }

    /** All but that of the exceptions, whose rows hold the day on which each fact was told. */
    private static List<List<String>> digests(Inspection inspection) throws Exception {
        return inspection.rows(
                "select view, position, digest from view_state where view <> 'exceptions'"
                        + " order by view");
    }

    /** A duty of one due date that stands as missed twice in one school. */
    private static List<List<String>> notedTwice(Inspection inspection) throws Exception {
        return inspection.rows(
                """
                select stream, owed ->> 'duty', owed ->> 'due', count(*) from (
                    select stream, convert_from(payload, 'UTF8')::json -> 'owed' as owed
                    from event_log where name = 'school.duty-missed') as missed
                group by 1, 2, 3 having count(*) > 1""");
    }

    /** What happens in the two years, told to the nodes one thing after the other. */
    private final class Life {
        private final Random lots = new Random(SEED);
        private final Random harm = new Random(SEED + 1);
        private final List<Node> those;
        private final int kills;
        private final Inspection inspection;
        private final Caller headquarters;
        private final Map<String, Caller> commissions = new TreeMap<>();
        private final List<String> outcomes = new ArrayList<>();
        private final List<String> killed = new ArrayList<>();
        private long told;

        Life(List<Node> those, int kills, Path tokenFile, Inspection inspection) throws Exception {
            this.those = those;
            this.kills = kills;
            this.inspection = inspection;
            var first = new Caller("", Files.readString(tokenFile).strip());
            headquarters = colleague(first, JSON.objectNode().put("role", "HQ"));
            for (var country : TenCountries.POLICIES.keySet()) {
                var wanted = JSON.objectNode().put("role", "COMMISSION").put("country", country);
                commissions.put(country, colleague(first, wanted));
            }
        }

        private Caller colleague(Caller first, ObjectNode wanted) throws Exception {
            wanted.put("person", "person:" + id());
            return first.colleague(those.getFirst().url(), wanted);
        }

        private UUID id() {
            return new UUID(lots.nextLong(), lots.nextLong());
        }

        List<String> live() throws Exception {
            var schools = new ArrayList<School>();
            for (var policy : TenCountries.POLICIES.values()) {
                tell(headquarters, policy(policy));
                for (int i = 0; i < SCHOOLS_OF_A_COUNTRY; i++) schools.add(member(policy));
            }
            var days = FROM.datesUntil(UNTIL, java.time.Period.ofDays(DAYS_BETWEEN_RUNS)).toList();
            for (int i = 0; i < days.size(); i++) {
                for (var school : schools) {
                    if (lots.nextInt(500) < 2 * DAYS_BETWEEN_RUNS) {
                        file(school, days.get(i));
                    }
                }
                boolean kill = kills > 0 && i % Math.max(1, days.size() / kills) == 1;
                run(days.get(i), kill && killed.size() < kills);
            }
            run(UNTIL, false);
            for (var node : those) node.isBack();
            reached(any(), inspection.lastPosition());
            return outcomes;
        }

        private Sent policy(PolicyFile file) {
            var body = JSON.objectNode().put("effective", file.from().toString());
            JsonNode policy = EventJson.current().mapper().valueToTree(file.policy());
            body.set("policy", policy);
            return sent("/api/v1/countries/" + file.country().value() + "/record-policy", body);
        }

        private School member(PolicyFile policy) throws Exception {
            var country = policy.country().value();
            var school = new School("school:" + id(), country);
            var joined = FROM.minusDays(lots.nextInt(700)).toString();
            var body = JSON.objectNode().put("country", country).put("effective", joined);
            body.put("observedOn", joined);
            body.putObject("profile").put("name", "School " + school.id.substring(7, 15));
            body.putObject("source").put("document", "list").put("row", "0".repeat(64));
            tell(
                    commission(country),
                    sent("/api/v1/schools/" + school.id + "/record-membership", body));
            return school;
        }

        /** On that day, or long before and told late; some of it is refused, on any node alike. */
        private void file(School school, LocalDate day) throws Exception {
            var effective = day.minusDays(lots.nextInt(3) > 0 ? 0 : lots.nextInt(200));
            var body = JSON.objectNode().put("effective", effective.toString());
            var command =
                    switch (lots.nextInt(6)) {
                        case 0 -> "file-plan";
                        case 1, 2 -> "file-report";
                        case 3 -> "confirm-profile";
                        case 4 -> "declare-continuation";
                        default -> {
                            body.put("until", effective.plusYears(2).toString());
                            yield "renew";
                        }
                    };
            tell(
                    commission(school.country),
                    sent("/api/v1/schools/" + school.id + "/" + command, body));
        }

        private Caller commission(String country) {
            return Objects.requireNonNull(commissions.get(country));
        }

        private Sent sent(String path, ObjectNode body) {
            return new Sent(path, body, new UUID(SEED, told++).toString());
        }

        private void tell(Caller caller, Sent command) throws Exception {
            var answer = until(() -> any(), node -> caller.tell(node.url(), command));
            outcomes.add(command.path() + " " + answer.outcome());
        }

        /** Asked of two nodes at once; the one that is killed may have been at it. */
        private void run(LocalDate until, boolean kill) throws Exception {
            long last = inspection.lastPosition();
            var body = JSON.objectNode().put("until", until.toString()).put("dryRun", false);
            var asked = new Sent("/api/v1/duties/run", body, new UUID(SEED, told++).toString());
            if (kill) killDuring(asked, until, last);
            // A node decides on what it has seen: one that knows all says what the quiet one says.
            last = inspection.lastPosition();
            var other = any();
            var beside = any();
            reached(other, last);
            reached(beside, last);
            Future<Answer> second = hands.submit(() -> headquarters.tell(beside.url(), asked));
            var first = until(() -> other, node -> headquarters.tell(node.url(), asked));
            assertTrue(first.isDone(), first::toString);
            assertTrue(second.get(SECONDS_MAX, TimeUnit.SECONDS).isDone());
        }

        private void killDuring(Sent asked, LocalDate until, long last) throws Exception {
            for (var node : those) node.isBack();
            var one = any();
            int after = harm.nextInt(KILLED_WITHIN_MILLIS);
            killed.add(one.name() + " after " + after + " ms on " + until);
            reached(one, last);
            var url = one.url();
            Future<Answer> running = hands.submit(() -> headquarters.tell(url, asked));
            TimeUnit.MILLISECONDS.sleep(after);
            one.killAndRestart(hands);
            try {
                running.get(SECONDS_MAX, TimeUnit.SECONDS);
            } catch (ExecutionException gone) {
                // It was killed before it could answer: what it said so far is in the log.
                assertTrue(gone.getCause() instanceof IOException, gone::toString);
            }
        }

        private Node any() {
            var alive = those.stream().filter(Node::answers).toList();
            return alive.get(harm.nextInt(alive.size()));
        }

        private void reached(Node node, long position) throws Exception {
            var answer =
                    headquarters.askPatiently(node.url(), "/api/v1/directory?limit=1", position);
            assertEquals(200, answer.status(), answer::toString);
        }

        private interface Asked {
            Answer of(Node node) throws Exception;
        }

        /** Again, of another node if need be, until one answers. */
        private Answer until(Supplier<Node> which, Asked asked) throws Exception {
            for (int tries = 1; ; tries++) {
                try {
                    return asked.of(which.get());
                } catch (IOException gone) {
                    if (tries == TRIES_MAX) throw gone;
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }
    }

    private record School(String id, String country) {}

    /** A serving process that may be killed and comes back. */
    private final class Node implements AutoCloseable {
        private final Path directory;
        private final Map<String, String> environment;
        private volatile @Nullable ServingProcess process;
        private volatile @Nullable URI url;
        private Future<?> back = CompletableFuture.completedFuture(null);

        Node(Path directory, Map<String, String> environment) {
            this.directory = directory;
            this.environment = environment;
        }

        String name() {
            return String.valueOf(Objects.requireNonNull(directory.getParent()).getFileName());
        }

        /** That of the first, who alone is told the token: it is the nodes' own. */
        Path tokenFile() {
            return folder.resolve(environment.isEmpty() ? "quiet-token" : "token");
        }

        void start() throws Exception {
            process =
                    ServingProcess.serving(
                            directory, environment, "--token-file", tokenFile().toString());
            url = ServingProcess.url(directory);
        }

        URI url() throws IOException {
            var known = url;
            if (known == null) throw new IOException(name() + " was killed");
            return known;
        }

        boolean answers() {
            return url != null;
        }

        void killAndRestart(ExecutorService hands) throws Exception {
            url = null;
            Objects.requireNonNull(process).kill();
            back =
                    hands.submit(
                            () -> {
                                start();
                                return null;
                            });
        }

        /** Once it answers again. */
        void isBack() throws Exception {
            back.get(SECONDS_MAX, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            url = null;
            var started = process;
            if (started != null) started.close();
        }
    }
}
