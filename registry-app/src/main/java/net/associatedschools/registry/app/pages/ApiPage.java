package net.associatedschools.registry.app.pages;

import net.associatedschools.registry.app.api.Operations;
import net.associatedschools.registry.app.api.Story;

/** Every operation of the API, and one story that uses many of them. */
public record ApiPage(Visit visit, long position, Operations operations, Story story)
        implements Page {
    @Override
    public String section() {
        return "";
    }
}
