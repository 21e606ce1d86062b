package net.associatedschools.registry.app.cli;

import java.io.Console;

/** How a list is printed. */
public enum Format {
    TABLE,
    CSV,
    JSON,
    NDJSON;

    /** A table for someone who looks at a terminal, CSV for the next program of a pipe. */
    static Format usual() {
        return isTerminal() ? TABLE : CSV;
    }

    /** Whether somebody looks on. */
    static boolean isTerminal() {
        return isTerminal(System.console());
    }

    private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            // Until Java 21 is dropped: there is a console only if it is a terminal.
            return true;
        }
    }
}
