package net.associatedschools.registry.app.database;

import java.util.Map;
import java.util.Optional;

/** A PostgreSQL database and how to log in to it. */
public record DatabaseAddress(String url, String user, String password) {

    /**
     * The server that {@code REGISTRY_DATABASE_URL}, {@code _USER} and {@code _PASSWORD} name, if
     * they do.
     */
    public static Optional<DatabaseAddress> in(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("REGISTRY_DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(
                        url ->
                                new DatabaseAddress(
                                        url,
                                        environment.getOrDefault("REGISTRY_DATABASE_USER", ""),
                                        environment.getOrDefault(
                                                "REGISTRY_DATABASE_PASSWORD", "")));
    }

    /** Without the password, and without the URL, which may carry one. */
    @Override
    public String toString() {
        return "DatabaseAddress[" + user + "]";
    }
}
