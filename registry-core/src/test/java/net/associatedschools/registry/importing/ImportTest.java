package net.associatedschools.registry.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.importing.Door.Outcome;
import net.associatedschools.registry.importing.Import.Order;
import net.associatedschools.registry.importing.Import.Progress;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final CountryCode ICELAND = new CountryCode("IS");
    private static final Actor HQ = Actor.hq(PersonId.of(new UUID(0, 1)));
    private static final Order ORDER = Order.of(ICELAND, HQ, TODAY);
    private static final CountryRules OPEN =
            new CountryRules(ICELAND, Set.of(), true, null, null, null);
    private static final String HEADER = "name,town,level,status,joined,as_of,source\n";

    @TempDir Path directory;

    /** Decides as the register does, each command on a school of its own. */
    private final Map<UUID, Command> log = Collections.synchronizedMap(new LinkedHashMap<>());

    private final Import into = into(this::decide);

    private interface Decide {
        Outcome submit(UUID id, Command command);
    }

    private Import into(Decide decide) {
        var door =
                new Door() {
                    @Override
                    public Set<UUID> known(Collection<UUID> commandIds) {
                        return commandIds.stream()
                                .filter(log::containsKey)
                                .collect(Collectors.toSet());
                    }

                    @Override
                    public Outcome submit(UUID id, Command command, String correlationId) {
                        return decide.submit(id, command);
                    }

                    @Override
                    public Map<String, List<Recorded<?>>> histories(Collection<String> streams) {
                        throw new AssertionError("nothing was taken back");
                    }
                };
        return new Import(door, new MemoryImports(), Clock.systemUTC());
    }

    private Outcome decide(UUID id, Command command) {
        var rules = new Rules(command.statement().by(), TODAY, When.on(TODAY), OPEN);
        switch (command) {
            case SchoolCommand c -> School.decide(Timeline.EMPTY, c, rules);
            case ApplicationCommand c -> Application.decide(Application.NOT_MADE, c, rules);
            default -> throw new AssertionError(command);
        }
        return log.putIfAbsent(id, command) == null ? Outcome.RECORDED : Outcome.ALREADY_THERE;
    }

    @ParameterizedTest
    @CsvSource({
        "berlin.csv, DE, 9, 3, 1",
        "chiba_2014.csv, JP, 10, 0, 0",
        "curacao.csv, CW, 4, 0, 0",
        "iceland.csv, IS, 21, 0, 0",
        "lithuania_2023.csv, LT, 15, 0, 0"
    })
    void a_published_list_is_recorded_once(
            String file, String country, int members, int candidates, int aside) {
        var roster = Roster.of(Path.of("../docs/samples/rosters", file));
        var order = Order.of(new CountryCode(country), HQ, TODAY);

        var first = into.run(roster, order, Progress.NONE);
        // The day isn't part of the row: another one makes no other school.
        var later = Order.of(new CountryCode(country), HQ, TODAY.plusDays(9));
        var second = into.run(roster, later, Progress.NONE);

        assertEquals(members, first.recorded());
        assertEquals(candidates, first.candidates());
        assertEquals(aside, first.setAside().size());
        assertEquals(members + candidates + aside, first.rows());
        assertEquals(0, second.recorded());
        assertEquals(0, second.candidates());
        assertEquals(members + candidates, second.alreadyThere());
        assertEquals(members + candidates + aside, second.rows());
        assertEquals(members + candidates, log.size());
        assertEquals(members + candidates, streams().distinct().count());
    }

    @Test
    void a_shuffled_list_with_rows_on_top_adds_only_what_is_new() throws IOException {
        var lines = Files.readAllLines(Path.of("../docs/samples/rosters/iceland.csv"));
        var rows = new ArrayList<>(lines.subList(1, lines.size()));
        into.run(list(rows), ORDER, Progress.NONE);
        Collections.shuffle(rows, new Random(7));
        rows.addFirst(
                "Nýi skóli,,grunnskóli,,,,https://un.is/unesco-skolar/hvad-eru-unesco-skolar/");

        var report = into.run(list(rows), ORDER, Progress.NONE);

        assertEquals(1, report.recorded());
        assertEquals(21, report.alreadyThere());
    }

    @Test
    void equal_rows_are_counted_and_nothing_else_is() {
        into.run(list(List.of("A,,,,,,x", "B,,,,,,x", "A,,,,,,x")), ORDER, Progress.NONE);
        assertEquals(3, log.size());

        var more = List.of("A,,,,,,x", "A ,,,,,,x", "C,,,,,,x", "B,,,,,,x", "A,,,,,,x");
        var report = into.run(list(more), ORDER, Progress.NONE);

        assertEquals(2, report.recorded(), "a third A, and C");
        assertEquals(3, report.alreadyThere());
    }

    @Test
    void another_source_or_country_is_another_fact() {
        var roster = list(List.of("A,,,,,,"));
        into.run(roster, ORDER, Progress.NONE);

        into.run(roster, Order.of(new CountryCode("FR"), HQ, TODAY), Progress.NONE);
        into.run(
                roster,
                new Order(ICELAND, HQ, TODAY, " another  list ", null, StatusWords.known()),
                Progress.NONE);

        assertEquals(
                List.of("list.csv", "list.csv", "another list"),
                log.values().stream()
                        .map(command -> ((RecordMembership) command).source().document())
                        .toList());
    }

    @Test
    void the_ids_of_a_row_are_the_same_for_ever() {
        into.run(list(List.of("Akrasel,Akranes,leikskóli,,,,x")), ORDER, Progress.NONE);

        var id = log.keySet().iterator().next();
        assertEquals(8, id.version());
        assertEquals(2, id.variant());
        assertEquals("9fd4f6e8-4802-8f79-ad36-039cd422da2b", id.toString());
        assertEquals("school:a74ea5fc-7db7-8694-9b68-e84ea90bb7db", command().school().value());
    }

    @Test
    void R_STAT_3_a_start_that_the_list_leaves_out_stays_unknown() {
        into.run(list(List.of("A,T,primary,,,2014-05,doc")), ORDER, Progress.NONE);

        var command = command();
        assertNull(command.statement().effective());
        assertEquals(When.parse("2014-05"), command.observedOn());
        assertEquals("doc", command.source().document());
        assertEquals(Map.of("level", "primary"), command.source().columns());
        assertTrue(command.source().row().matches("[0-9a-f]{64}"));
        assertEquals("A", command.profile().name());
        assertEquals("T", command.profile().town());
        assertEquals(HQ, command.statement().by());
        assertEquals(ICELAND, command.country());
    }

    @Test
    void a_start_that_the_list_knows_is_recorded() {
        into.run(list(List.of("A,,,,2009-03,2014-05,doc")), ORDER, Progress.NONE);

        assertEquals(When.parse("2009-03"), command().statement().effective());
    }

    @ParameterizedTest
    @CsvSource({
        "2014-05, 2020, 2014-05",
        "'', 2020, 2020",
        "'', '', 2026-03-01",
        "2025/2026, '', 2025-01-01/2026-03-01",
        "2026, '', 2026-01-01/2026-03-01"
    })
    void a_member_is_observed_when_the_row_says_else_when_the_order_says_else_today(
            String row, String asOf, String observedOn) {
        var when = asOf.isEmpty() ? null : When.parse(asOf);
        var order = new Order(ICELAND, HQ, TODAY, null, when, StatusWords.known());

        into.run(list(List.of("A,,,,," + row + ",doc")), order, Progress.NONE);

        assertEquals(When.parse(observedOn), command().observedOn());
    }

    @ParameterizedTest
    @CsvSource({"as_of, 'A,,,,,2026-04,doc'", "joined, 'A,,,,2015,2014-05,doc'"})
    void what_cannot_have_been_seen_is_refused_by_line_and_column(String column, String row) {
        var report = into.run(list(List.of(row, "B,,,,,,doc")), ORDER, Progress.NONE);

        assertEquals(2, report.refused().getFirst().line());
        assertEquals(column, report.refused().getFirst().column());
        assertEquals(1, report.recorded());
        assertEquals(2, report.rows());
    }

    @Test
    void a_candidate_is_recorded_as_one_and_never_as_a_member() {
        var row = "A,T,primary,mitarbeitend,,2014-05,doc";
        var report = into.run(list(List.of(row)), ORDER, Progress.NONE);

        assertEquals(0, report.recorded());
        assertEquals(1, report.candidates());
        var command = (RecordCandidacy) log.values().iterator().next();
        assertNull(command.statement().effective());
        assertEquals(When.parse("2014-05"), command.observedOn());
        assertEquals(Profile.named("A", "T"), command.profile());
        assertEquals(
                Map.of("level", "primary", "status", "mitarbeitend"), command.source().columns());
        assertEquals(1, into.run(list(List.of(row)), ORDER, Progress.NONE).alreadyThere());
    }

    @Test
    void a_row_that_a_rule_is_against_is_refused_by_its_id_and_the_others_stay() {
        var picky =
                into(
                        (id, command) -> {
                            var name = ((RecordMembership) command).profile().name();
                            RuleBroken.unless(!name.equals("B"), "R-MEM-1", "was a member before");
                            return decide(id, command);
                        });

        var report =
                picky.run(list(List.of("A,,,,,,", "B,,,,,,", "C,,,,,,")), ORDER, Progress.NONE);

        assertEquals(2, report.recorded());
        assertEquals(
                List.of(new Row.Refused(3, null, "R-MEM-1: was a member before")),
                report.refused());
    }

    @Test
    void R_ROLE_2_who_may_not_import_is_told_once() {
        var foreign = Actor.coordinator(PersonId.of(new UUID(0, 2)), new CountryCode("FR"));
        var order = Order.of(ICELAND, foreign, TODAY);
        var roster = list(List.of("A,,,,,,", "B,,,,,,"));

        var broken = assertThrows(RuleBroken.class, () -> into.run(roster, order, Progress.NONE));

        assertEquals("R-ROLE-2", broken.rule());
    }

    @Test
    void an_unreadable_list_records_nothing() throws IOException {
        var file = directory.resolve("latin.csv");
        Files.write(file, (HEADER + "A,,,,,,\nB\u00F3l,,,,,,\n").getBytes(ISO_8859_1));

        assertThrows(RosterUnreadable.class, () -> into.run(Roster.of(file), ORDER, Progress.NONE));

        assertEquals(Map.of(), log);
    }

    @Test
    void a_dry_run_says_the_same_and_does_nothing() {
        into.run(list(List.of("A,,,,,,x")), ORDER, Progress.NONE);
        var roster = list(List.of("A,,,,,,x", "B,,,,,,x", "C,,,interessiert,,,x", ",,,,,,x"));

        var dry = into.dryRun(roster, ORDER, Progress.NONE);
        assertEquals(1, log.size());
        var wet = into.run(roster, ORDER, Progress.NONE);

        assertTrue(dry.dryRun());
        assertEquals(1, dry.recorded());
        assertEquals(1, dry.alreadyThere());
        assertEquals(1, dry.setAside().size());
        assertEquals(1, dry.refused().size());
        assertEquals(4, dry.rows());
        assertEquals(
                wet,
                new ImportReport(
                        false,
                        dry.recorded(),
                        dry.candidates(),
                        dry.alreadyThere(),
                        dry.setAside(),
                        dry.refused(),
                        dry.columnsNotKept()));
    }

    @Test
    void a_run_cut_off_is_completed_by_the_next_one_and_progress_is_heard() throws IOException {
        int rows = 100_000;
        var file = directory.resolve("long.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (int i = 0; i < rows; i++) out.write("School %d,,,,,,x\n".formatted(i));
        }
        var cut =
                into(
                        (id, command) -> {
                            if (log.size() >= 60_000) throw new IllegalStateException("cut off");
                            return decide(id, command);
                        });
        assertThrows(
                IllegalStateException.class, () -> cut.run(Roster.of(file), ORDER, Progress.NONE));
        long cutOff = log.size();
        var heard = new ArrayList<Long>();

        var report =
                into.run(
                        Roster.of(file),
                        ORDER,
                        (done, all) -> {
                            if (done % 25_000 == 0) heard.addAll(List.of(done, all));
                        });

        assertEquals(cutOff, report.alreadyThere());
        assertEquals(rows - cutOff, report.recorded());
        assertEquals(
                List.of(
                        25_000L, 100_000L, 50_000L, 100_000L, 75_000L, 100_000L, 100_000L,
                        100_000L),
                heard);
    }

    @Test
    void a_hash_keeps_its_parts_apart() {
        assertNotEquals(Hash.of(List.of("ab", "c")), Hash.of(List.of("a", "bc")));
    }

    private RecordMembership command() {
        assertEquals(1, log.size());
        return (RecordMembership) log.values().iterator().next();
    }

    private Stream<String> streams() {
        return log.values().stream().map(Command::stream);
    }

    private Roster list(List<String> rows) {
        try {
            var file = directory.resolve("list.csv");
            Files.writeString(file, HEADER + String.join("\n", rows));
            return Roster.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
