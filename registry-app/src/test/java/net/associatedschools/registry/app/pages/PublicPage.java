package net.associatedschools.registry.app.pages;

import java.util.List;

/** Every page that anybody can come to, and the states in which a page looks otherwise. */
enum PublicPage {
    HOME("/"),
    DIRECTORY("/directory"),
    DIRECTORY_NARROWED("/directory?country=IS,FI&q=skoli"),
    DIRECTORY_EMPTY("/directory?q=nowhere"),
    SCHOOL("/schools/%s"),
    SCHOOL_BEFORE("/schools/%s?asOf=2019-06-30"),
    FORMER_SCHOOL("/schools/%s"),
    COUNTRIES("/countries"),
    COUNTRY("/countries/FI"),
    COUNTRY_OF_LITTLE("/countries/TV"),
    STATISTICS("/statistics"),
    STATISTICS_PIVOT("/statistics?rows=COUNTRY&columns=STATUS"),
    STATISTICS_EMPTY("/statistics?asOf=1950-01-01"),
    ABOUT("/about"),
    BACK("/?asOf=2015-06-30"),
    NOT_THERE("/schools/school:00000000-0000-4000-8000-000000000000", 404),
    NOWHERE("/nowhere", 404),
    NO_DAY("/directory?asOf=yesterday", 400);

    /** Those whose pictures also show a phone. */
    static final List<PublicPage> SHOWN_ON_A_PHONE =
            List.of(HOME, DIRECTORY, SCHOOL, COUNTRY, STATISTICS_PIVOT);

    private final String path;
    private final int status;

    PublicPage(String path) {
        this(path, 200);
    }

    PublicPage(String path, int status) {
        this.path = path;
        this.status = status;
    }

    /** {@code %s} stands for a school's id. */
    String path() {
        return path;
    }

    int status() {
        return status;
    }

    /** In that language. */
    static String in(Language language, String path) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language.tag();
    }
}
