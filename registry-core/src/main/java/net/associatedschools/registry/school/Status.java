package net.associatedschools.registry.school;

/** What a school is to the network on a day (domain.md 4). */
public enum Status {
    NONE,
    ACTIVE,
    OVERDUE,
    INACTIVE,
    SUSPENDED,
    FORMER,
    /** The day lies where a change of status is dated only to an interval (R-STAT-3). */
    NOT_KNOWN;

    /** Members are the middle four; statistics give each. */
    public boolean isMember() {
        return this == ACTIVE || this == OVERDUE || this == INACTIVE || this == SUSPENDED;
    }
}
