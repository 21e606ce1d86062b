package net.associatedschools.registry.app.pages;

/** What is said where a page can't be shown: {@code heading} and {@code words} are keys. */
public record NoticePage(Visit visit, long position, String heading, String words) implements Page {
    @Override
    public String section() {
        return "";
    }
}
