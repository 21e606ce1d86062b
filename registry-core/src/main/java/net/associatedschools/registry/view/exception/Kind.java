package net.associatedschools.registry.view.exception;

/** Why a fact is an exception. */
public enum Kind {
    /** It was told more than {@link ExceptionView#LATE_AFTER_DAYS} days after its date. */
    LATE,
    /** Somebody said an earlier fact again, or took it back (R-TIME-2). */
    CORRECTION,
    /** A step of phase one was taken by the National Commission or HQ (R-APP-5). */
    STAND_IN,
    /** The fact that made a school a member rests on no paper. */
    NO_EVIDENCE,
    /** Since when a school is a member isn't known (R-STAT-3). */
    NO_START,
    /** A membership ended by the country's rules, and nobody's hand. */
    BY_SYSTEM
}
