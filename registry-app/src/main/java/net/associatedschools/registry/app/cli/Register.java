package net.associatedschools.registry.app.cli;

import java.net.URI;
import java.util.Optional;

/** A register that can be asked, wherever it is. */
sealed interface Register extends AutoCloseable permits RemoteRegister, LocalRegister {
    URI url();

    Optional<String> token();

    /** It no longer answers where it did: is there hope that it answers elsewhere? */
    boolean findAgain();

    @Override
    void close();
}
