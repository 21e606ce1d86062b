package net.associatedschools.registry.app;

/**
 * Where {@code ./mvnw package exec:exec} starts: the register ends when the Maven that started it
 * does. Maven leaves its child behind when it is killed, and with it a held port and data
 * directory.
 */
public final class FromMaven {
    private FromMaven() {}

    /** Watches the parent process and hands over to the {@link Launcher}. */
    public static void main(String[] args) throws Throwable {
        ProcessHandle.current()
                .parent()
                .ifPresent(maven -> Thread.ofVirtual().start(() -> endAfter(maven)));
        Launcher.main(args);
    }

    private static void endAfter(ProcessHandle maven) {
        maven.onExit().join();
        System.exit(0);
    }
}
