package net.associatedschools.registry.app.rest;

import java.util.List;
import java.util.Locale;
import net.associatedschools.registry.contract.CommandNames;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.SchoolId;
import org.jspecify.annotations.Nullable;

/**
 * What a command's path names: a family of streams, one of them (null: one that is to be created)
 * and the command, {@code /api/v1/applications/<id>/certify}.
 */
public record Address(String family, @Nullable String id, Class<? extends Command> command) {
    private static final int FAMILY = 3;

    /** The path of a route of the {@link SubmitController}. */
    public static Address of(String path) {
        var parts = List.of(path.split("/", -1));
        var family =
                switch (parts.get(FAMILY)) {
                    case "applications" -> "application";
                    case "schools" -> "school";
                    case "countries" -> "country";
                    case "figures" -> "figure";
                    default -> throw Refusal.notFound();
                };
        boolean isRecorded = parts.getLast().equals("record-candidacy");
        boolean creates = parts.size() == FAMILY + 1 || isRecorded;
        var name =
                creates && !isRecorded
                        ? (family.equals("school") ? "record-membership" : "apply")
                        : parts.getLast();
        var command =
                CommandNames.command(family + "." + name).orElseThrow(() -> Refusal.notFound());
        return new Address(family, creates ? null : id(family, parts.get(FAMILY + 1)), command);
    }

    private static String id(String family, String text) {
        return switch (family) {
            case "application" -> application(text).value();
            case "school" -> school(text).value();
            case "figure" -> figure(text).value();
            default -> country(text).value();
        };
    }

    static ApplicationId application(String text) {
        try {
            return new ApplicationId(named("application:", text));
        } catch (IllegalArgumentException noSuchId) {
            throw Refusal.notFound();
        }
    }

    static SchoolId school(String text) {
        try {
            return new SchoolId(named("school:", text));
        } catch (IllegalArgumentException noSuchId) {
            throw Refusal.notFound();
        }
    }

    static CountryCode country(String text) {
        try {
            return new CountryCode(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException noSuchCode) {
            throw Refusal.notFound();
        }
    }

    static FigureId figure(String text) {
        try {
            return new FigureId(named("figure:", text));
        } catch (IllegalArgumentException noSuchId) {
            throw Refusal.notFound();
        }
    }

    /** An id is taken with its word before it and without. */
    private static String named(String word, String text) {
        return text.startsWith(word) ? text : word + text;
    }
}
