package net.associatedschools.registry.importing;

import java.util.List;

/**
 * What an import did, or in a dry run what it would do, row by row: how many members and how many
 * candidates are recorded, how many rows were there already, which are set aside and refused, and
 * why, in the list's order. Together they are all rows. Columns not kept say who works at a school
 * or how to reach them (R-PRIV-1).
 */
public record ImportReport(
        boolean dryRun,
        long recorded,
        long candidates,
        long alreadyThere,
        List<Row.SetAside> setAside,
        List<Row.Refused> refused,
        List<String> columnsNotKept) {
    public ImportReport {
        setAside = List.copyOf(setAside);
        refused = List.copyOf(refused);
        columnsNotKept = List.copyOf(columnsNotKept);
    }

    public long rows() {
        return recorded + candidates + alreadyThere + setAside.size() + refused.size();
    }
}
