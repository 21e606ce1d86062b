package net.associatedschools.registry.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.associatedschools.registry.fact.CountryCode;

/**
 * The lists that were taken in, with their bytes, and what was decided of their proposals. A table
 * of record: no rebuild of the views makes it again.
 */
public interface Imports {
    /** Keeps the document, and the import where it isn't kept yet; what is kept of it. */
    Taken begin(Taken taken, Roster document);

    /** In place of what is kept of it. */
    void replace(Taken taken);

    Optional<Taken> of(UUID id);

    /** The last ones first. */
    List<Taken> all();

    /** Its bytes, as they were handed in. */
    Roster document(Taken taken);

    /** What was decided of an import's proposals, by the proposal. */
    Map<UUID, Verdict> verdicts(UUID id);

    /** Keeps a decision; the last one counts. */
    void decide(UUID id, UUID proposal, Verdict verdict, String actor);

    /** What somebody made of a proposal. */
    enum Verdict {
        ACCEPTED,
        REJECTED
    }

    /** The last import of that source that went in whole and stands, but for this one. */
    default Optional<Taken> editionBefore(CountryCode country, String source, Taken edition) {
        return standingBefore(edition).stream()
                .filter(taken -> taken.country().equals(country) && taken.source().equals(source))
                .filter(taken -> !taken.sha256().equals(edition.sha256()))
                .findFirst();
    }

    /** The imports of that country that went in whole before this one and stand, the last first. */
    default List<Taken> standingBefore(Taken edition) {
        return all().stream()
                .filter(taken -> taken.country().equals(edition.country()))
                .filter(taken -> !taken.id().equals(edition.id()))
                .filter(taken -> taken.finishedAt() != null && taken.undoneAt() == null)
                .filter(taken -> taken.importedAt().isBefore(edition.importedAt()))
                .toList();
    }
}
