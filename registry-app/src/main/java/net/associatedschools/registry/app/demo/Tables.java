package net.associatedschools.registry.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The data files of the invented network, beside this package. */
final class Tables {
    private static final String FOLDER = "/registry/app/demo/";

    private Tables() {}

    /** The rows of a file of columns between tabs; lines that begin with # are remarks. */
    static List<List<String>> rows(String name) {
        try (var reader = new BufferedReader(open(name))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }

    static Properties properties(String name) {
        var properties = new Properties();
        try (var reader = open(name)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
        return properties;
    }

    static boolean has(String name) {
        return Tables.class.getResource(FOLDER + name) != null;
    }

    static InputStreamReader open(String name) {
        var file = Tables.class.getResourceAsStream(FOLDER + name);
        return new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8);
    }
}
