package net.associatedschools.registry.app.pages;

import java.util.List;

/** What every page has: how it is looked at, and the position that its figures are of. */
public interface Page {
    /** The main pages, in the order of the menu. */
    List<String> SECTIONS = List.of("home", "directory", "countries", "statistics", "about");

    /** The position of a page that speaks of no figures. */
    long NOWHERE = -1;

    Visit visit();

    /** The position of the log that the page speaks of, or {@link #NOWHERE}. */
    long position();

    /** Which of the main pages it belongs to. */
    String section();

    /** The words for the visitor's language. */
    default Messages messages() {
        return visit().messages();
    }

    static String path(String section) {
        return section.equals("home") ? "/" : "/" + section;
    }
}
