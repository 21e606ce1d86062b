package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    static final String UUID_TEXT = "00000000-0000-0001-0000-00000000000a";

    @Test
    void a_name_is_a_word_a_colon_and_a_uuid() {
        var uuid = UUID.fromString(UUID_TEXT);
        assertEquals("application:" + UUID_TEXT, ApplicationId.of(uuid).toString());
        assertEquals("school:" + UUID_TEXT, SchoolId.of(uuid).toString());
        assertEquals("person:" + UUID_TEXT, PersonId.of(uuid).toString());
        assertEquals("text:" + UUID_TEXT, TextId.of(uuid).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                UUID_TEXT,
                "figure:" + UUID_TEXT,
                "school:1",
                "school:" + UUID_TEXT + " ",
                "school:00000000-0000-0001-0000-00000000000A",
                "application:Jeanne Dupont",
                "person:Jeanne Dupont",
                "text:Jeanne Dupont"
            })
    void any_other_form_is_no_name(String value) {
        List<Function<String, Object>> ids =
                List.of(ApplicationId::new, SchoolId::new, PersonId::new, TextId::new);
        for (var id : ids) {
            assertThrows(IllegalArgumentException.class, () -> id.apply(value), value);
        }
    }

    @Test
    void a_country_is_named_by_two_capital_letters() {
        assertEquals("FR", new CountryCode("FR").toString());
        assertEquals("country:FR", new CountryCode("FR").stream());
        for (var wrong : List.of("", "F", "fr", "FRA", "F1")) {
            assertThrows(IllegalArgumentException.class, () -> new CountryCode(wrong), wrong);
        }
    }

    @Test
    void a_fact_is_named_by_its_stream_and_sequence() {
        assertEquals("country:FR#17", new Fact<>("country:FR", 17, "event").name());
    }
}
