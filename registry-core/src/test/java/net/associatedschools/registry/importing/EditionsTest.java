package net.associatedschools.registry.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.importing.Import.Order;
import net.associatedschools.registry.importing.Import.Progress;
import net.associatedschools.registry.importing.Imports.Verdict;
import net.associatedschools.registry.importing.Proposal.Kind;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A later edition of a list: what it proposes, and what comes of the answers. */
class EditionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final CountryCode ICELAND = new CountryCode("IS");
    private static final Actor HQ = Actor.hq(PersonId.of(new UUID(0, 1)));
    private static final Order ORDER = Order.of(ICELAND, HQ, TODAY);
    private static final String FIRST =
            """
            Akrasel,Akranes,leikskóli,,,2024,doc
            Grundaskóli,Akranes,grunnskóli,,,2024,doc
            Hlíðaskóli 1,Reykjavík,grunnskóli,,,2024,doc
            Laufásborg,Reykjavík,leikskóli,,,2024,doc
            Stjörnuskóli,Hella,grunnskóli,mitarbeitend,,2024,doc
            """;

    /** Another year, another name, one gone, one new, two other numbers, one no candidate more. */
    private static final String SECOND =
            """
            Nýi skólinn,Vík,grunnskóli,,,2025,doc
            Akrasel,Akranes,leikskóli,,,2025,doc
            Grundaskólinn,Akranes,grunnskóli,,,2025,doc
            Hlíðaskóli 2,Reykjavík,grunnskóli,,,2025,doc
            Stjörnuskóli,Hella,grunnskóli,anerkannt,,2025,doc
            """;

    @TempDir Path directory;
    private final AtomicLong minutes = new AtomicLong();
    private final Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    private final Clock clock = Clock.fixed(noon, ZoneOffset.UTC);
    private final Registry registry = Registry.builder().clock(clock).build();
    private final Import into =
            new Import(
                    Door.of(registry),
                    new MemoryImports(),
                    new Clock() {
                        @Override
                        public java.time.ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }

                        @Override
                        public Instant instant() {
                            return noon.plusSeconds(60 * minutes.incrementAndGet());
                        }
                    });

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void a_later_edition_records_what_is_new_and_proposes_the_rest() {
        take(FIRST);
        var result = into.take(list(SECOND), ORDER, Progress.NONE);
        var report = result.report();

        assertEquals(2, report.recorded(), "the new one, and the one of another number");
        assertEquals(1, report.alreadyThere(), "another year is no other school");
        assertEquals(2, report.setAside().size());
        assertEquals(4, report.setAside().getFirst().line());
        assertTrue(report.setAside().getFirst().reason().contains("Grundaskóli "));
        assertTrue(report.setAside().getLast().reason().contains("certified"));
        assertEquals(5, report.rows());
        assertEquals(
                List.of("RENAMED Grundaskóli", "GONE Hlíðaskóli 1", "GONE Laufásborg"),
                shown(id(result)));
        assertEquals(6, members().size(), "nobody left because a list forgot them");
    }

    @Test
    void proposals_alone_record_nothing() {
        take(FIRST);
        long before = registry.log().lastPosition();
        var result = into.take(list(SECOND), ORDER.proposing(), Progress.NONE);

        assertEquals(0, result.report().recorded());
        assertEquals(before, registry.log().lastPosition());
        assertEquals(
                List.of(
                        "RENAMED Grundaskóli",
                        "NEW Nýi skólinn",
                        "NEW Hlíðaskóli 2",
                        "GONE Hlíðaskóli 1",
                        "GONE Laufásborg"),
                shown(id(result)));
    }

    @Test
    void what_is_accepted_happens_once() {
        take(FIRST);
        var id = id(into.take(list(SECOND), ORDER.proposing(), Progress.NONE));
        var all = into.proposals(id).stream().map(Proposal::id).toList();

        var decided = into.accept(id, all, HQ);
        long after = registry.log().lastPosition();
        into.accept(id, all, HQ);

        assertEquals(after, registry.log().lastPosition());
        assertTrue(decided.stream().allMatch(p -> p.verdict() == Verdict.ACCEPTED));
        assertEquals(
                List.of(
                        "Akrasel",
                        "Grundaskólinn",
                        "Hlíðaskóli 1",
                        "Hlíðaskóli 2",
                        "Laufásborg",
                        "Nýi skólinn"),
                members());
        assertEquals(4, into.run(list(SECOND), ORDER, Progress.NONE).alreadyThere());
    }

    @Test
    void who_is_no_new_name_is_a_new_school() {
        take(FIRST);
        var id = id(into.take(list(SECOND), ORDER, Progress.NONE));
        var renamed = renamed(id);

        into.reject(id, List.of(renamed.id()), HQ);
        assertEquals(1, into.run(list(SECOND), ORDER, Progress.NONE).recorded());

        assertTrue(members().containsAll(List.of("Grundaskóli", "Grundaskólinn")));
    }

    @Test
    void a_third_edition_knows_the_schools_of_the_first() {
        take(FIRST);
        var second = id(into.take(list(SECOND), ORDER, Progress.NONE));
        into.accept(second, List.of(renamed(second).id()), HQ);

        var third =
                into.take(
                        list(
                                SECOND.replace("2025", "2026")
                                        .replace("Grundaskólinn", "Grundaskólinn á Akranesi")),
                        ORDER,
                        Progress.NONE);

        assertEquals(0, third.report().recorded());
        var again = renamed(id(third));
        assertNotNull(again.before());
        assertEquals("Grundaskólinn", again.before().name());
        into.accept(id(third), List.of(again.id()), HQ);
        assertTrue(members().contains("Grundaskólinn á Akranesi"));
        assertEquals(6, members().size());
    }

    @Test
    void half_the_rows_in_common_make_an_edition_whatever_its_address() {
        take(FIRST);
        var moved = FIRST.replace(",2024,doc", ",2025,moved").replace("Laufásborg", "Nýborg");
        var result = into.take(list(moved), ORDER, Progress.NONE);

        assertEquals(4, result.report().alreadyThere());
        assertEquals(1, result.report().recorded());
        assertEquals(List.of("GONE Laufásborg"), shown(id(result)));
    }

    @Test
    void another_list_is_no_edition() {
        take(FIRST);
        var other = into.take(list(SECOND.replace(",doc", ",other")), ORDER, Progress.NONE);
        assertEquals(5, other.report().recorded());
        assertEquals(List.of(), into.proposals(id(other)));
    }

    @Test
    void R_ROLE_2_only_its_own_country_decides() {
        take(FIRST);
        var id = id(into.take(list(SECOND), ORDER, Progress.NONE));
        var renamed = List.of(renamed(id).id());
        var foreign = Actor.coordinator(PersonId.of(new UUID(0, 2)), new CountryCode("FR"));
        assertThrows(RuleBroken.class, () -> into.accept(id, renamed, foreign));
        assertThrows(RuleBroken.class, () -> into.reject(id, renamed, foreign));
        assertThrows(RuleBroken.class, () -> into.accept(id, List.of(new UUID(0, 9)), HQ));
    }

    @ParameterizedTest
    @CsvSource({
        "Grundaskóli, Grundaskólinn, RENAMED",
        "École Čapek, Ecole Čapek de la Gare, RENAMED",
        "Lycée Charles-de-Gaulle, Lycée Ch. de Gaulle, RENAMED",
        "Akrasel, Leikskólinn Akrasel, RENAMED",
        "Alytaus Dainavos progimnazija, Alytaus Dainavos gimnazija, RENAMED",
        "Skóli 12, Skóli 13, GONE",
        "कमल विद्यालय, कमला विद्यालय, GONE",
        "Laufásborg, Grundaskóli, GONE"
    })
    void a_name_is_another_one_of_the_same_school_or_not(String was, String now, String said) {
        var result = editions(was, now);
        assertTrue(shown(id(result)).contains(said + " " + was), shown(id(result)).toString());
    }

    @ParameterizedTest
    @CsvSource({"École Čapek, ECOLE CAPEK", "Skóli nr. 12, Skóli Nr 12"})
    void another_way_to_write_a_name_is_no_other_school(String was, String now) {
        assertEquals(List.of(), shown(id(editions(was, now))));
    }

    @Test
    void a_town_that_only_the_later_edition_names_makes_no_other_school() {
        take("Goethe-Gymnasium,,,,,2024,doc\nSchiller-Schule,Jena,,,,2024,doc\n");
        var later =
                "Goethe Gymnasium Weimar,Weimar,,,,2025,doc\nSchiller-Schule,Jena,,,,2025,doc\n";
        var result = into.take(list(later), ORDER, Progress.NONE);
        assertEquals(List.of("RENAMED Goethe-Gymnasium"), shown(id(result)));
    }

    private Import.Result editions(String was, String now) {
        take(was + ",Hella,,,,2024,doc\n");
        return into.take(list(now + ",Hella,,,,2025,doc\n"), ORDER, Progress.NONE);
    }

    private Proposal renamed(UUID id) {
        return into.proposals(id).stream()
                .filter(p -> p.is(Kind.RENAMED))
                .findFirst()
                .orElseThrow();
    }

    private List<String> shown(UUID id) {
        return into.proposals(id).stream().map(EditionsTest::shown).toList();
    }

    private static String shown(Proposal proposal) {
        var place = proposal.before() == null ? proposal.now() : proposal.before();
        assertNotNull(place);
        return proposal.kind() + " " + place.name();
    }

    private static UUID id(Import.Result result) {
        assertNotNull(result.taken());
        return result.taken().id();
    }

    private void take(String rows) {
        into.run(list(rows), ORDER, Progress.NONE);
    }

    private List<String> members() {
        assertTrue(registry.awaitPosition(registry.log().lastPosition(), Duration.ofSeconds(20)));
        return registry
                .directory()
                .ask(new Directory.Question(Filter.MEMBERS, AsOf.on(TODAY)))
                .items()
                .stream()
                .map(item -> item.membership().name())
                .toList();
    }

    private Roster list(String rows) {
        try {
            var file = directory.resolve("list.csv");
            Files.writeString(file, "name,town,level,status,joined,as_of,source\n" + rows);
            return Roster.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
