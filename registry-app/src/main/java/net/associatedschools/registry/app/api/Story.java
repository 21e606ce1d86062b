package net.associatedschools.registry.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The guide's way from application to certificate, in the pieces that a page shows. */
public record Story(List<Piece> pieces) {
    private static final String FILE = "/registry/app/api/from-application-to-certificate.md";
    private static final String FENCE = "```";

    /** A piece of a text: a heading, a paragraph, or commands to paste. */
    public record Piece(Kind kind, String text) {}

    /** What a piece is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        COMMANDS
    }

    public Story {
        pieces = List.copyOf(pieces);
    }

    /** As the documentation tells it. */
    public static Story told() {
        try (var file = Story.class.getResourceAsStream(FILE)) {
            return of(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without its title, which the page has as well. */
    private static Story of(String markdown) {
        var pieces = new ArrayList<Piece>();
        var parts = List.of(markdown.split(FENCE, -1));
        for (int i = 0; i < parts.size(); i++) {
            boolean commands = i % 2 == 1;
            if (commands) {
                var text = parts.get(i).substring(parts.get(i).indexOf('\n') + 1);
                pieces.add(new Piece(Kind.COMMANDS, text));
            } else words(parts.get(i), pieces);
        }
        return new Story(pieces);
    }

    private static void words(String text, List<Piece> pieces) {
        for (var block : List.of(text.strip().split("\\n\\s*\\n", -1))) {
            if (block.startsWith("## ")) {
                pieces.add(new Piece(Kind.HEADING, block.substring(3)));
            } else if (!block.startsWith("# ") && !block.isBlank()) {
                pieces.add(new Piece(Kind.PARAGRAPH, block.replace("`", "")));
            }
        }
    }
}
