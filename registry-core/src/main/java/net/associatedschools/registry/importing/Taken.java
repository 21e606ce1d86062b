package net.associatedschools.registry.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * A list that was taken in: the same list for the same country, read in the same way, is the same
 * import, whoever hands it in and how often. Source is the document that its first row is from;
 * said is what the order said of it. Finished is null while its rows go in, or where that broke
 * off; the report is that of the last run that recorded anything.
 */
public record Taken(
        UUID id,
        CountryCode country,
        String name,
        String source,
        Said said,
        String sha256,
        String actor,
        Instant importedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt,
        @Nullable ImportReport report) {

    /** What the order says for rows that don't say, and what it makes of status words. */
    public record Said(@Nullable String source, @Nullable When asOf, List<String> words) {
        public Said {
            words = List.copyOf(words);
        }
    }

    /** What its facts carry, so that one can ask for all of them. */
    public String correlationId() {
        return "import:" + id;
    }

    Taken finished(Instant at, ImportReport latest) {
        var told = report == null || latest.recorded() + latest.candidates() > 0 ? latest : report;
        return new Taken(
                id, country, name, source, said, sha256, actor, importedAt, at, null, told);
    }

    Taken undone(Instant at) {
        return new Taken(
                id, country, name, source, said, sha256, actor, importedAt, finishedAt, at, report);
    }

    /** The rows as they were read, under the same ids. */
    void read(Roster document, Consumer<Listed> rows) {
        var naming =
                new Listed.Naming(
                        country, Cells.normal(said.source() == null ? name : said.source()));
        document.read(
                StatusWords.of(said.words()),
                row -> {
                    if (row instanceof Row.Membership r) {
                        rows.accept(naming.name(r.line(), false, r.entry()));
                    }
                    if (row instanceof Row.Candidacy r) {
                        rows.accept(naming.name(r.line(), true, r.entry()));
                    }
                });
    }
}
