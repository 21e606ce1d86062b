package net.associatedschools.registry.fact;

/** The keys of an event's metadata: who said it, as what, of whom, by which rules and command. */
public final class Metadata {
    /** The school that the event is about; left out for a country's events. */
    public static final String SCHOOL = "school";

    /** ISO 3166-1 alpha-2 code. */
    public static final String COUNTRY = "country";

    /** The actor's opaque id. */
    public static final String ACTOR = "actor";

    /** A {@link Role}'s name. */
    public static final String ROLE = "role";

    /** The stream on whose behalf the actor spoke. */
    public static final String ON_BEHALF_OF = "onBehalfOf";

    /** The policy that was seen, {@code country:FR#17}; left out where none was in force. */
    public static final String POLICY = "policy";

    /** A list of {@link Evidence}. */
    public static final String EVIDENCE = "evidence";

    /** The command's id, from which the event's own is derived. */
    public static final String COMMAND_ID = "commandId";

    /** SHA-256 of the command's content in lower-case hex: tells a repeat from another command. */
    public static final String COMMAND_DIGEST = "commandDigest";

    /** The command that a whole story began with. */
    public static final String CORRELATION_ID = "correlationId";

    /** The message that directly caused the event: its command. */
    public static final String CAUSATION_ID = "causationId";

    private Metadata() {}
}
