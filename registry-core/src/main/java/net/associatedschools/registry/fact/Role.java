package net.associatedschools.registry.fact;

/** As what an actor speaks (domain.md 2). */
public enum Role {
    /** Nobody known: may apply for a school that isn't in the register. */
    ANYONE,
    /** Principal or focal point of one school, or of one application. */
    SCHOOL,
    /** The National Coordinator, or a deputy, of one country. */
    COORDINATOR,
    /** The National Commission of one country. */
    COMMISSION,
    /** The International Coordination team at UNESCO. */
    HQ,
    /** What follows from dates. */
    SYSTEM,
    /** Reads all but persons' records, changes nothing. */
    AUDITOR,
    /** Backups, erasure, tokens; no domain command. */
    OPERATOR
}
