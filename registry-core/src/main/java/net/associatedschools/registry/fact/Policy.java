package net.associatedschools.registry.fact;

/** A country's dated rules (R-MEM-2): practice as data, never code. */
public record Policy(String version, Admission admission) {

    /** What phase one asks for: how many months of trial at least, from the preselection on. */
    public record Admission(int trialMonths) {}
}
