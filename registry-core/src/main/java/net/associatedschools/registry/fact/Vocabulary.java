package net.associatedschools.registry.fact;

import java.util.List;
import java.util.Set;

/**
 * The words that are codes in the log. Those of institutions and themes come in editions; a new one
 * adds words and never takes one away, since the log keeps what was said.
 */
public final class Vocabulary {
    /** The kinds of institution, edition by edition, the first one first; each is whole. */
    public static final List<Set<String>> INSTITUTION_TYPE_EDITIONS =
            List.of(
                    Set.of(
                            Vocabulary.PRE_PRIMARY,
                            "PRIMARY",
                            "SECONDARY",
                            "VOCATIONAL",
                            "TEACHER_TRAINING",
                            "OTHER"));

    /** The network's themes, edition by edition, the first one first; each is whole. */
    public static final List<Set<String>> THEME_EDITIONS =
            List.of(
                    Set.of(
                            "PEACE_AND_HUMAN_RIGHTS",
                            "SUSTAINABLE_DEVELOPMENT",
                            "GLOBAL_CITIZENSHIP",
                            "INTERCULTURAL_LEARNING"));

    /**
     * Kinds of institution, latest edition; pre-primary exempts from consulting the students
     * (R-APP-2).
     */
    public static final Set<String> INSTITUTION_TYPES = INSTITUTION_TYPE_EDITIONS.getLast();

    /** The network's themes, latest edition. */
    public static final Set<String> THEMES = THEME_EDITIONS.getLast();

    /** Coded reasons, which stay in the log (R-PRIV-1). */
    public static final Set<String> REASONS =
            Set.of(
                    "SCHOOL_DECISION",
                    "NOT_READY",
                    "NO_RESOURCES",
                    "CLOSING",
                    "MERGING",
                    "NO_ACTIVITY",
                    "DUTY_NOT_MET",
                    "COUNTS_AS_RESIGNATION",
                    "MISUSE_OF_NAME",
                    "CLERICAL_ERROR",
                    "NEW_EVIDENCE",
                    "DID_NOT_HAPPEN",
                    "NOT_ELIGIBLE",
                    "INCOMPLETE",
                    "REQUIREMENTS_NOT_MET",
                    "TRIAL_NOT_PASSED",
                    "NO_ANSWER",
                    "NO_PLACE",
                    "FORCE_MAJEURE",
                    "FORMER_MEMBER",
                    "OUTSTANDING_WORK",
                    Vocabulary.NO_LONGER_FOLLOWS,
                    Vocabulary.FOLLOWS_AGAIN,
                    "OTHER");

    /** What shows that a body of the school's community was consulted (R-APP-2). */
    public static final Set<String> CONSULTATION_EVIDENCE =
            Set.of("MINUTES", "SIGNED_LETTER", "VOTE", "SURVEY", "OTHER");

    /** The bodies of a school's community (R-APP-2). */
    public static final Set<String> CONSULTED_BODIES =
            Set.of("LEADERSHIP", "STAFF", "STUDENTS", "BOARD", "FAMILIES");

    /** Said by the register of a fact of its own, after late news (R-TIME-3). */
    public static final String NO_LONGER_FOLLOWS = "NO_LONGER_FOLLOWS";

    /** The same, where late news was taken back. */
    public static final String FOLLOWS_AGAIN = "FOLLOWS_AGAIN";

    public static final String PRE_PRIMARY = "PRE_PRIMARY";

    private Vocabulary() {}
}
