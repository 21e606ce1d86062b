package net.associatedschools.registry.app.database;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The data directory belongs to another process that is alive; names its address once it answers.
 */
public final class Served extends Refused {
    private static final long serialVersionUID = 1L;
    private final transient Optional<URI> url;

    Served(Path directory, Optional<URI> url) {
        super(
                url.map(u -> directory + " is already served at " + u)
                        .orElse(
                                directory
                                        + " is in use by a process that is starting or stopping"));
        this.url = url;
    }

    public Optional<URI> url() {
        return url;
    }
}
