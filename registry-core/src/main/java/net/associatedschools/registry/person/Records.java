package net.associatedschools.registry.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;

/**
 * The erasable records beside the log (R-PRIV-1): what is kept is answered by its id until it is
 * erased. Owner is the stream that the record belongs to, field its place there. Keeping the same
 * content for the same owner and field again gives the same reference, so that a repeated command
 * is equal to the first; other content gets another id. Safe for use by several threads and nodes.
 */
public interface Records {
    /** Keeps a text that a person typed. */
    Text keepText(String owner, String field, String words);

    /** Keeps a person's name and contacts. */
    PersonId keepPerson(String owner, String field, PersonRecord person);

    /** The words; empty if they were erased or never kept. */
    Optional<String> text(TextId id);

    /** The person's record; empty if it was erased or never kept. */
    Optional<PersonRecord> person(PersonId id);

    /** Destroys the text for ever, and notes that it was done; whether it was still there. */
    boolean erase(TextId id);

    /** Destroys the person's record for ever, and notes that it was done; whether it was there. */
    boolean erase(PersonId id);

    /** The same by name; {@link IllegalArgumentException} for a document, which isn't here. */
    default boolean erase(RecordId id) {
        return switch (id.kind()) {
            case "person" -> erase(new PersonId(id.value()));
            case "text" -> erase(new TextId(id.value()));
            default -> throw new IllegalArgumentException(id + " is no person or text");
        };
    }

    /** Whether that person or text is kept. */
    boolean holds(RecordId id);

    /** The ids of those last handed in before that instant, the oldest first. */
    List<RecordId> keptBefore(Instant before);

    /** Erases again what a restore brought back; how many records that were. */
    int applyErasures();

    /**
     * Forgets what was last kept before that instant and nothing refers to: commands that were
     * refused leave such records behind. The predicate gets {@code person:<uuid>} or {@code
     * text:<uuid>}. Answers how many were forgotten.
     */
    int sweep(Predicate<String> referenced, Instant before);
}
