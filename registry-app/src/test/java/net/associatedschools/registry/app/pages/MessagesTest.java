package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import net.associatedschools.registry.contract.Samples;
import net.associatedschools.registry.fact.Vocabulary;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MessagesTest {
    /** What is one word in both languages. */
    private static final Set<String> ALIKE =
            Set.of(
                    "nav.label",
                    "nav.statistics",
                    "statistics.title",
                    "published.who",
                    "location.RURAL",
                    "category.PUBLIC",
                    "stretch.both");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void a_language_says_everything_and_says_it_itself(Language language) {
        var english = all(Language.EN);
        var own = all(language);
        assertEquals(english.stringPropertyNames(), own.stringPropertyNames());
        var left = new TreeSet<String>();
        for (var key : own.stringPropertyNames()) {
            boolean same = own.getProperty(key).equals(english.getProperty(key));
            if (same && !ALIKE.contains(key)) left.add(key);
        }
        assertEquals(Set.of(), left, "is left in English");
    }

    @ParameterizedTest
    @EnumSource
    void every_event_of_a_school_is_told(Language language) {
        var messages = Messages.in(language);
        for (var event : Samples.full()) {
            if (!(event instanceof Happened happened)) continue;
            var saying = Saying.of(happened, messages);
            if (saying != null) assertFalse(saying.sentences().contains("{"), saying.sentences());
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_has_a_word(Language language) {
        var messages = Messages.in(language);
        for (var reason : Vocabulary.REASONS) {
            assertFalse(messages.word("reason", reason).equals(reason), reason);
        }
    }

    @Test
    void a_day_is_written_as_the_language_does() {
        var day = LocalDate.of(2004, 6, 1);
        assertEquals("1 June 2004", Messages.in(Language.EN).day(day));
        assertEquals("1er juin 2004", Messages.in(Language.FR).day(day));
        assertEquals("1 de junio de 2004", Messages.in(Language.ES).day(day));
    }

    @Test
    void a_country_that_is_no_more_has_a_name() {
        assertEquals("Yougoslavie", Messages.in(Language.FR).country("YU"));
    }

    private static Properties all(Language language) {
        var name = "/registry/app/pages/messages_" + language.tag() + ".properties";
        var all = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }
}
