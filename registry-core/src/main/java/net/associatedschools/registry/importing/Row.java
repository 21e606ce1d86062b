package net.associatedschools.registry.importing;

import org.jspecify.annotations.Nullable;

/** What one row of a list says; its line is where it begins, from 1. */
public sealed interface Row {
    long line();

    /** A member. */
    record Membership(long line, Entry entry) implements Row {}

    /** A candidate, which is not a member. */
    record Candidacy(long line, Entry entry) implements Row {}

    /** Neither, or not known which: nothing is recorded of it until somebody says. */
    record SetAside(long line, String name, String reason) implements Row {}

    /** Not right in itself; the column is null where it is the whole row. */
    record Refused(long line, @Nullable String column, String reason) implements Row {}
}
