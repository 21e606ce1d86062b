package net.associatedschools.registry.person;

import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Statement;

/** What may be asked of the erasable records. */
public sealed interface PersonCommand extends Command {

    /** To destroy a person's record, a text or a document for ever (R-PRIV-1). */
    record Erase(RecordId record, Statement statement) implements PersonCommand {
        @Override
        public String stream() {
            return record.value();
        }
    }
}
