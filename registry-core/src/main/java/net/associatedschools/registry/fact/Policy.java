package net.associatedschools.registry.fact;

import org.jspecify.annotations.Nullable;

/**
 * A country's dated rules (R-MEM-2): practice as data, never code. Those of phase one, and those of
 * staying in (null: the country has none).
 */
public record Policy(
        String version, AdmissionPolicy admission, @Nullable MembershipPolicy membership) {

    /** One that asks nothing of members. */
    public Policy(String version, AdmissionPolicy admission) {
        this(version, admission, null);
    }
}
