package net.associatedschools.registry.importing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.FigureCommand.PublishTotal;
import net.associatedschools.registry.figure.Scope;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of schools that others published from 1953 on, of the world, of regions and of countries:
 * the figures of the sample. They enter the log by commands with ids derived from what they say, so
 * that telling them again adds nothing.
 */
public final class FigureList {
    private static final String FOLDER = "/registry/data/";
    private static final When JUNE_2004 = When.parse("2004-06");

    /** Of the digest in a figure's name, so that two figures of one day have two. */
    private static final int DIGEST_CHARACTERS = 6;

    private FigureList() {}

    /** Tells the register what it hasn't heard. */
    public static void tell(Registry registry) {
        told().forEach(
                        (id, command) -> {
                            if (!registry.knows(id)) registry.submit(id, command);
                        });
    }

    /** All that is told, by the id of each command, in its order. */
    public static Map<UUID, PublishTotal> told() {
        var told = new LinkedHashMap<UUID, PublishTotal>();
        for (var command : commands()) told.put(Hash.uuid(FOLDER + " " + command), command);
        return told;
    }

    static List<PublishTotal> commands() {
        return Stream.of(
                        rows("published_totals.csv").map(FigureList::world),
                        rows("aspnet_2004_regional_subtotals.csv").map(FigureList::region2004),
                        rows("regional_counts_published.csv").map(FigureList::region),
                        rows("national_counts_published.csv").map(FigureList::country),
                        rows("japan_members_by_year.csv").map(FigureList::japan))
                .flatMap(commands -> commands)
                .toList();
    }

    private static PublishTotal world(CSVRecord row) {
        var date = row.get("date");
        // Of an undated page the list only guesses at the year.
        var guess = date.isEmpty() ? "undated; listed under " + row.get("year") : "";
        return total(Scope.WORLD, row, FigureDate.parse(date), number(row, "countries"), guess);
    }

    private static PublishTotal region2004(CSVRecord row) {
        return total(region(row.get("region")), row, JUNE_2004, number(row, "countries"), "");
    }

    /** National networks are no countries: Belgium has two. */
    private static PublishTotal region(CSVRecord row) {
        var date = row.get("date");
        return total(region(row.get("region")), row, FigureDate.parse(date), null, asSaid(date));
    }

    private static PublishTotal country(CSVRecord row) {
        var scope = Scope.of(new CountryCode(row.get("iso2")));
        var date = row.get("date");
        return total(scope, row, FigureDate.parse(date), null, asSaid(date));
    }

    /** A series by year: where no day is told the year is. */
    private static PublishTotal japan(CSVRecord row) {
        var date = row.get("date").isEmpty() ? row.get("year") : row.get("date");
        var scope = Scope.of(new CountryCode("JP"));
        return total(scope, row, FigureDate.parse(date), null, asSaid(date));
    }

    private static PublishTotal total(
            Scope scope, CSVRecord row, When counted, @Nullable Long countries, String remark) {
        var notes = new ArrayList<String>();
        if (!remark.isEmpty()) notes.add(remark);
        if (row.isMapped("note") && !row.get("note").isEmpty()) notes.add(row.get("note"));
        return new PublishTotal(
                name(scope, counted, row),
                scope,
                Long.parseLong(row.get("schools")),
                countries,
                notes.isEmpty() ? null : String.join("; ", notes),
                row.get("source"),
                Statement.by(Actor.SYSTEM).since(counted));
    }

    /** Where a date says less or other than its words, the words are kept. */
    private static String asSaid(String date) {
        if (date.isEmpty()) return "undated";
        return FigureDate.parse(date).toString().equals(date) ? "" : "dated " + date;
    }

    private static FigureId name(Scope scope, When counted, CSVRecord row) {
        var content = Hash.of(row.stream().toList()).substring(0, DIGEST_CHARACTERS);
        var when = counted.equals(When.UNKNOWN) ? "undated" : counted.toString().replace('/', '-');
        return FigureId.of(place(scope) + "-" + when + "-" + row.get("schools") + "-" + content);
    }

    private static String place(Scope scope) {
        var region = scope.region();
        var country = scope.country();
        if (region != null) return lower(region.name()).replace('_', '-');
        return country == null ? "world" : lower(country.value());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Scope region(String words) {
        return Scope.of(Region.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    private static @Nullable Long number(CSVRecord row, String column) {
        var text = row.get(column);
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    private static Stream<CSVRecord> rows(String file) {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        var packed = FigureList.class.getResourceAsStream(FOLDER + file);
        try (var reader =
                        new InputStreamReader(
                                Objects.requireNonNull(packed, file), StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            return rows.getRecords().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
