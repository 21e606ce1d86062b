package net.associatedschools.registry.school;

import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.Vocabulary;
import net.associatedschools.registry.school.SchoolCommand.AssignCode;
import net.associatedschools.registry.school.SchoolCommand.ChangeContact;
import net.associatedschools.registry.school.SchoolCommand.GiveOtherName;
import net.associatedschools.registry.school.SchoolCommand.Reclassify;
import net.associatedschools.registry.school.SchoolCommand.Relocate;
import net.associatedschools.registry.school.SchoolEvent.CodeAssigned;
import net.associatedschools.registry.school.SchoolEvent.ContactChanged;
import net.associatedschools.registry.school.SchoolEvent.Description;
import net.associatedschools.registry.school.SchoolEvent.OtherNameGiven;
import net.associatedschools.registry.school.SchoolEvent.Reclassified;
import net.associatedschools.registry.school.SchoolEvent.Relocated;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import org.jspecify.annotations.Nullable;

/** How a school is described from a day on: where it is, of what kind, how it is reached. */
final class Describing {
    private Describing() {}

    static List<SchoolEvent> relocate(Timeline state, Relocate c, Rules rules) {
        return say(
                state,
                new Relocated(
                        c.school(),
                        rules.effective(),
                        c.town(),
                        c.address(),
                        c.postCode(),
                        c.province(),
                        c.location()));
    }

    static List<SchoolEvent> reclassify(Timeline state, Reclassify c, Rules rules) {
        return say(
                state,
                new Reclassified(
                        c.school(), rules.effective(), c.types(), c.category(), c.education()));
    }

    static List<SchoolEvent> changeContact(Timeline state, ChangeContact c, Rules rules) {
        return say(
                state,
                new ContactChanged(
                        c.school(),
                        rules.effective(),
                        c.email(),
                        c.phone(),
                        c.website(),
                        c.socialMedia(),
                        c.principal(),
                        c.focalPoint()));
    }

    static List<SchoolEvent> assignCode(Timeline state, AssignCode c, Rules rules) {
        return say(state, new CodeAssigned(c.school(), rules.effective(), c.code()));
    }

    static List<SchoolEvent> giveOtherName(Timeline state, GiveOtherName c, Rules rules) {
        return say(state, new OtherNameGiven(c.school(), rules.effective(), c.otherName()));
    }

    private static List<SchoolEvent> say(Timeline state, Description event) {
        mustBeSound(event, "");
        return School.admit(state, event);
    }

    /** R-APP-1: that it says something, in the words that there are. */
    static void mustBeSound(Description event, String at) {
        switch (event) {
            case Renamed e -> must(!e.name().isBlank(), at + "name", "is missing");
            case Relocated e ->
                    mustSay(
                            at + "town",
                            e.town(),
                            e.address(),
                            e.postCode(),
                            e.province(),
                            e.location());
            case Reclassified e -> {
                mustSay(at + "types", e.types(), e.category(), e.education());
                must(
                        Vocabulary.INSTITUTION_TYPES.containsAll(e.types()),
                        at + "types",
                        "are none of " + Vocabulary.INSTITUTION_TYPES.stream().sorted().toList());
            }
            case ContactChanged e ->
                    mustSay(
                            at + "email",
                            e.email(),
                            e.phone(),
                            e.website(),
                            e.socialMedia(),
                            e.principal(),
                            e.focalPoint());
            case CodeAssigned e -> {
                must(!e.code().scheme().isBlank(), at + "code.scheme", "is missing");
                must(!e.code().value().isBlank(), at + "code.value", "is missing");
            }
            case OtherNameGiven e -> {
                must(!e.otherName().name().isBlank(), at + "otherName.name", "is missing");
                must(
                        isLanguage(e.otherName().language()),
                        at + "otherName.language",
                        "is no language, such as ja or sr-Cyrl");
            }
        }
    }

    /** Well formed by BCP 47, the script among it where there are several. */
    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
        } catch (IllformedLocaleException noTag) {
            return false;
        }
    }

    private static void mustSay(String field, @Nullable Object... values) {
        boolean says =
                Stream.of(values)
                        .filter(Objects::nonNull)
                        .anyMatch(
                                value ->
                                        !(value instanceof Collection<?> many && many.isEmpty())
                                                && !(value instanceof String text
                                                        && text.isBlank()));
        must(says, field, "nothing is said");
    }

    private static void must(boolean kept, String field, String detail) {
        RuleBroken.unlessContent(kept, "R-APP-1", field, detail);
    }
}
