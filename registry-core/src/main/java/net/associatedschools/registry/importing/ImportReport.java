package net.associatedschools.registry.importing;

import java.util.List;
import net.associatedschools.registry.fact.SchoolId;

/**
 * What an import did, or in a dry run what it would do, row by row: how many are recorded, which
 * schools these are (in the list's order), how many were there already, which are set aside and
 * refused, and why. Together they are all rows.
 */
public record ImportReport(
        boolean dryRun,
        List<SchoolId> schools,
        long alreadyThere,
        List<Row.SetAside> setAside,
        List<Row.Refused> refused) {
    public ImportReport {
        schools = List.copyOf(schools);
        setAside = List.copyOf(setAside);
        refused = List.copyOf(refused);
    }

    public long recorded() {
        return schools.size();
    }

    public long rows() {
        return recorded() + alreadyThere + setAside.size() + refused.size();
    }
}
