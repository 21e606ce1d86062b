package net.associatedschools.registry.fact;

import java.time.LocalDate;
import java.util.List;

/**
 * A campaign in which all members of a country confirm that they are there (R-MEM-5): a name of
 * lower-case letters, digits and hyphens; the ISO date by which they have to; whether the SCHOOL
 * itself or the COORDINATOR confirms; and what silence means.
 */
public record Revalidation(String name, LocalDate due, Role confirmedBy, Silence silence) {
    /** What it means where nobody confirmed by then. */
    public enum Silence {
        /** The coordinator is proposed to let the membership lapse. */
        PROPOSAL,
        /** The membership lapses by itself. */
        LAPSE
    }

    /** The same as a duty that is owed once. */
    public MembershipPolicy.Duty duty() {
        var lapse =
                new MembershipPolicy.Consequence(
                        MembershipPolicy.ConsequenceKind.LAPSE,
                        0,
                        Role.COORDINATOR,
                        silence == Silence.LAPSE);
        return new MembershipPolicy.Duty(
                name,
                DutyKind.REVALIDATION,
                null,
                null,
                due,
                null,
                null,
                null,
                null,
                List.of(lapse));
    }

    /** Refuses by R-MEM-5 what no member could answer. */
    public void mustBeSound(String field) {
        RuleBroken.unlessContent(
                name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                "R-MEM-5",
                field + ".name",
                "is no short name");
        RuleBroken.unlessContent(
                confirmedBy == Role.SCHOOL || confirmedBy == Role.COORDINATOR,
                "R-MEM-5",
                field + ".confirmedBy",
                "is neither SCHOOL nor COORDINATOR");
    }
}
