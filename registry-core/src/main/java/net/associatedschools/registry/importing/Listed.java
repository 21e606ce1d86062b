package net.associatedschools.registry.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;

/**
 * A row that names a member or candidate, with the id that its command has wherever the row stands:
 * made from country, document, normalised content and how-manieth row of that content it is. The
 * school and the application that it creates are named after it.
 */
record Listed(long line, boolean candidate, Entry entry, String document, UUID commandId) {

    SchoolId school() {
        return SchoolId.of(Hash.uuid(commandId + "#school"));
    }

    ApplicationId application() {
        return ApplicationId.of(Hash.uuid(commandId + "#application"));
    }

    /** The stream whose fact says what the row says. */
    String stream() {
        return candidate ? application().value() : school().value();
    }

    /** Counts equal rows while a list is read from its beginning. */
    static final class Naming {
        private final CountryCode country;
        private final String document;
        private final Map<UUID, Integer> occurrences = new HashMap<>();

        /** The document is what rows are from that don't say. */
        Naming(CountryCode country, String document) {
            this.country = country;
            this.document = document;
        }

        Listed name(long line, boolean candidate, Entry entry) {
            var from = entry.source() == null ? document : entry.source();
            var row = Hash.uuid(List.of("import", country.value(), from, entry.digest()));
            int occurrence = occurrences.merge(row, 1, Integer::sum);
            return new Listed(line, candidate, entry, from, Hash.uuid(row + "#" + occurrence));
        }
    }
}
