package net.associatedschools.registry.app.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How schools, streets and people are called somewhere, and what schools write there. */
record Culture(String language, Properties words) {
    private static final Map<String, Culture> READ = new ConcurrentHashMap<>();

    static Culture of(String name) {
        return READ.computeIfAbsent(file(name), Culture::read);
    }

    private static String file(String name) {
        var wider = name.replaceAll("-.*", "");
        return Stream.of(name, wider)
                .filter(n -> Tables.has("words/" + n + ".properties"))
                .findFirst()
                .orElseThrow();
    }

    private static Culture read(String name) {
        var words = Tables.properties("words/" + name + ".properties");
        return new Culture(Objects.requireNonNull(words.getProperty("language")), words);
    }

    private List<String> list(String key) {
        return Arrays.asList(Objects.requireNonNull(words.getProperty(key), key).split("\\|", -1));
    }

    /** A school of that type in that town. */
    String school(String type, String town, Lots lots) {
        return lots.one(list(type))
                .replace("{namesake}", lots.one(list("namesake")))
                .replace("{town}", town)
                .replace("{number}", Integer.toString(lots.between(1, 240)));
    }

    String person(Lots lots) {
        var given = lots.one(list("given"));
        var family = lots.one(list("family"));
        return words.containsKey("familyFirst") ? family + " " + given : given + " " + family;
    }

    String street(Lots lots) {
        return lots.one(list("street")) + " " + lots.between(1, 120);
    }

    /** A few words of that kind: motivation, resources, missing. */
    String words(String kind, Lots lots) {
        return lots.one(list(kind));
    }
}
