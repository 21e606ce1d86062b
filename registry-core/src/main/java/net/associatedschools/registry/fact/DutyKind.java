package net.associatedschools.registry.fact;

/** What a member may owe (domain.md 1), by what meets it. */
public enum DutyKind {
    /** Met by a plan filed. */
    PLAN,
    /** Met by a report filed. */
    REPORT,
    /** Met by an activity recorded. */
    ACTIVITY,
    /** Met by a profile confirmed. */
    CONFIRMATION,
    /** Met by a declaration to go on. */
    CONTINUATION,
    /** Met by a renewal; due when the certificate or the last renewal ends. */
    RENEWAL,
    /** Met by a profile confirmed for this very revalidation (R-MEM-5). */
    REVALIDATION;

    /** Whether its coming due is announced ahead (RenewalDue). */
    public boolean isRenewal() {
        return this == RENEWAL || this == CONTINUATION;
    }
}
