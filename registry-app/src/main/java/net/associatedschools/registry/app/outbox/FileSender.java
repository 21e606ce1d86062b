package net.associatedschools.registry.app.outbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import net.associatedschools.registry.app.database.PrivateFiles;

/** Writes each letter to a file of its own, for its owner to read or to hand on. */
final class FileSender implements Sender {
    private final Path folder;

    /** {@code file:DIR}, from where the register was started, or {@code file:/DIR}. */
    FileSender(URI way) {
        folder = Path.of(way.getSchemeSpecificPart());
    }

    @Override
    public void send(Letter letter) throws IOException {
        var text =
                "To: %s%nSubject: %s%n%n%s%n"
                        .formatted(letter.address(), letter.subject(), letter.body());
        PrivateFiles.write(folder.resolve(letter.id().replace(':', '-') + ".txt"), text);
    }

    @Override
    public String name() {
        return "file:" + folder;
    }
}
