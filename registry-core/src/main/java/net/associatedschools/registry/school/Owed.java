package net.associatedschools.registry.school;

import java.time.LocalDate;
import net.associatedschools.registry.fact.DutyKind;

/**
 * What a member owed: under which name its country's policy asks it, what kind of thing, from which
 * day on it could be given, and the date by which it was due (both included).
 */
public record Owed(String duty, DutyKind kind, LocalDate from, LocalDate due) {
    boolean isSame(Owed other) {
        return duty.equals(other.duty) && due.equals(other.due);
    }
}
