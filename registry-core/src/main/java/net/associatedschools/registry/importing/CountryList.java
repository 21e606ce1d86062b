package net.associatedschools.registry.importing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.country.CountryCommand;
import net.associatedschools.registry.country.CountryCommand.AssignRegion;
import net.associatedschools.registry.country.CountryCommand.RecordSuccession;
import net.associatedschools.registry.country.CountryCommand.RecordUnescoStatus;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The countries that the register starts with: how each stands to UNESCO and in which regions it
 * counts, as of 2024/25 and so "known by" the end of 2024, and those that are no more, with what
 * came after them. They enter the log by commands like any other, with ids derived from what they
 * say, so that a second start adds nothing.
 */
public final class CountryList {
    private static final String FILE = "/registry/data/countries.csv";
    private static final String FORMER_FILE = "/registry/data/former_countries.csv";
    private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);
    private static final Statement STATEMENT =
            Statement.by(Actor.SYSTEM)
                    .since(When.knownBy(AS_OF))
                    .with(
                            new Evidence(
                                    "LIST",
                                    AS_OF,
                                    "UNESCO's member states, associate members and regions 2024/25",
                                    null,
                                    "countries.csv"));

    private CountryList() {}

    /** Tells the register, country by country; one that has heard the last has heard all. */
    public static void tell(Registry registry) {
        var commands = commands();
        if (registry.knows(id(commands.getLast()))) return;
        for (var command : commands) registry.submit(id(command), command);
    }

    /** All that is told, by the id of each command, in its order. */
    public static Map<UUID, CountryCommand> told() {
        var told = new LinkedHashMap<UUID, CountryCommand>();
        for (var command : commands()) told.put(id(command), command);
        return told;
    }

    /** These commands say all that they are in their text. */
    private static UUID id(CountryCommand command) {
        return Hash.uuid(FILE + " " + command);
    }

    static List<CountryCommand> commands() {
        return Stream.concat(
                        rows(FILE).stream().flatMap(CountryList::commands),
                        rows(FORMER_FILE).stream().flatMap(CountryList::succession))
                .toList();
    }

    private static List<CSVRecord> rows(String name) {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = format.parse(open(name))) {
            return rows.getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reader open(String name) {
        var file = CountryList.class.getResourceAsStream(name);
        return new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8);
    }

    private static Stream<CountryCommand> succession(CSVRecord row) {
        var country = new CountryCode(row.get("iso2"));
        var day = LocalDate.parse(row.get("succeeded_on"));
        var successors =
                Arrays.stream(row.get("successors").split("\\|", -1))
                        .map(CountryCode::new)
                        .toList();
        var evidence = new Evidence("LIST", day, row.get("source"), null, "former_countries.csv");
        var told = Statement.by(Actor.SYSTEM, day).with(evidence);
        var region = Region.valueOf(constant(row.get("region")));
        return Stream.of(
                new RecordSuccession(country, successors, told),
                new AssignRegion(country, List.of(region), told.since(When.knownBy(day))));
    }

    private static Stream<CountryCommand> commands(CSVRecord row) {
        var country = new CountryCode(row.get("iso2"));
        var status = UnescoStatus.valueOf(constant(row.get("unesco_status")));
        var told = new RecordUnescoStatus(country, status, STATEMENT);
        if (row.get("primary_region").isEmpty()) return Stream.of(told);
        var regions =
                Arrays.stream(row.get("regions").split("\\|", -1))
                        .map(name -> Region.valueOf(constant(name)))
                        .toList();
        return Stream.of(told, new AssignRegion(country, regions, STATEMENT));
    }

    private static String constant(String words) {
        return words.toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
