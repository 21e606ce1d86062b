package net.associatedschools.registry.app.demo;

import java.util.Arrays;
import java.util.List;
import net.associatedschools.registry.fact.CountryCode;

/**
 * A country of the invented network: the year from which it has schools, its share within its
 * region in 2004 and from 2024 on, how things are called there, and its towns.
 */
record Place(
        CountryCode code,
        int since,
        double shareThen,
        double shareNow,
        List<Culture> cultures,
        List<Town> towns) {
    private static final double THEN = 2004.5;
    private static final double NOW = 2024;
    private static final double GROWN_AFTER_YEARS = 14;

    /** As it is written there, and in Latin letters. */
    record Town(String name, String latin) {
        static Town of(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Town(text, text)
                    : new Town(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    static List<Place> all() {
        return Tables.rows("countries.tsv").stream().map(Place::of).toList();
    }

    private static Place of(List<String> row) {
        return new Place(
                new CountryCode(row.get(0)),
                Integer.parseInt(row.get(1)),
                Double.parseDouble(row.get(2)),
                Double.parseDouble(row.get(3)),
                Arrays.stream(row.get(4).split("\\+", -1)).map(Culture::of).toList(),
                Arrays.stream(row.get(5).split(";", -1)).map(Town::of).toList());
    }

    /** Its share at that time, as a year with its fraction; 0 before it has schools. */
    double share(double year) {
        if (year < since) return 0;
        double grown = Math.min(1, (year - since + 1) / GROWN_AFTER_YEARS);
        double way = Math.clamp((year - THEN) / (NOW - THEN), 0, 1);
        return grown * (Math.max(shareThen, 1) * (1 - way) + shareNow * way);
    }
}
