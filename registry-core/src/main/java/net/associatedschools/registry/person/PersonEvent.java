package net.associatedschools.registry.person;

import net.associatedschools.registry.fact.When;

/** What the log can say of the erasable records. It keeps these for ever: add, never rename. */
public sealed interface PersonEvent {
    RecordId record();

    /** It was destroyed on that day; who was meant isn't known from then on. */
    record Erased(RecordId record, When effective) implements PersonEvent {}
}
