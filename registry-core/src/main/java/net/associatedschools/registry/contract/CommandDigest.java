package net.associatedschools.registry.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.associatedschools.registry.fact.Command;

/**
 * Tells a repeated command from another one under the same id: SHA-256, in lower-case hex, over its
 * name, a line feed and its JSON, statement included.
 */
public final class CommandDigest {
    private CommandDigest() {}

    public static String of(Command command) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(
                (CommandNames.of(command.getClass()) + "\n").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(EventJson.current().write(command));
        return HexFormat.of().formatHex(Sha256.of(content.toByteArray()));
    }
}
