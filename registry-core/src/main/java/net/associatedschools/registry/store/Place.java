package net.associatedschools.registry.store;

/** A place in a stream, which only one event has for ever. */
record Place(String stream, long sequence) {

    static Place of(NewEvent event) {
        return new Place(event.stream(), event.sequence());
    }
}
