package net.associatedschools.registry.app.pages;

/** What is said where a page can't be shown: {@code heading} and {@code words} are keys. */
public record NoticePage(Visit visit, String heading, String words) implements Page {
    @Override
    public long position() {
        return NOWHERE;
    }

    @Override
    public String section() {
        return "";
    }
}
