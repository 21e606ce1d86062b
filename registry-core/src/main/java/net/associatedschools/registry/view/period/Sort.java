package net.associatedschools.registry.view.period;

import java.util.List;
import net.associatedschools.registry.view.Row;

/** The orders of the directory: by bytes, and by the school's id in the end. */
public enum Sort {
    NAME,
    COUNTRY,
    MEMBER_SINCE;

    /** The row's place, key by key. */
    public List<String> keys(Row<Membership> row) {
        var value = row.value();
        return switch (this) {
            case NAME -> List.of(value.sortKey(), row.key());
            case COUNTRY -> List.of(value.country().value(), value.sortKey(), row.key());
            case MEMBER_SINCE -> List.of(value.sinceKey(), value.sortKey(), row.key());
        };
    }

    int size() {
        return this == NAME ? 2 : 3;
    }
}
