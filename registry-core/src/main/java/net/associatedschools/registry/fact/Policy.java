package net.associatedschools.registry.fact;

/** A country's dated rules (R-MEM-2): practice as data, never code. */
public record Policy(String version, AdmissionPolicy admission) {}
