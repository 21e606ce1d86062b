package net.associatedschools.registry.app;

import java.lang.reflect.InvocationTargetException;

/**
 * Where {@code java -jar registry.jar} starts. It is compiled for Java 8, so that a Java that is
 * too old says so in one sentence; it promises to name no other class of ours except by reflection.
 */
public final class Launcher {
    private static final int NEEDED = 21;

    private Launcher() {}

    /** Hands over to {@code Main}, or exits with 1 on a Java below 21. */
    public static void main(String[] args) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (!isEnough(version)) {
            System.err.println(
                    "The registry needs Java "
                            + NEEDED
                            + " or later (25 is recommended), and this is Java "
                            + version
                            + " in "
                            + System.getProperty("java.home")
                            + ".");
            System.exit(1);
        }
        try {
            Class.forName("net.associatedschools.registry.app.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Java 8 calls itself 1.8, later ones 9, 10, 11 ... */
    static boolean isEnough(String specificationVersion) {
        return !specificationVersion.startsWith("1.")
                && Integer.parseInt(specificationVersion) >= NEEDED;
    }
}
