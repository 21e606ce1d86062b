package net.associatedschools.registry.fact;

/** How a country stands to UNESCO (R-APP-11). */
public enum UnescoStatus {
    MEMBER_STATE,
    ASSOCIATE_MEMBER,
    /** Neither: its schools cannot join. */
    NONE;

    public boolean isEligible() {
        return this != NONE;
    }
}
