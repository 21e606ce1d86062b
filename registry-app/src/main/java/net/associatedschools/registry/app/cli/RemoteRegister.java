package net.associatedschools.registry.app.cli;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A register at a given address. It gets no token but the one that was given for it. */
record RemoteRegister(URI url, @Nullable String givenToken) implements Register {
    @Override
    public Optional<String> token() {
        return Optional.ofNullable(givenToken);
    }

    @Override
    public boolean findAgain() {
        return false;
    }

    @Override
    public void close() {}
}
