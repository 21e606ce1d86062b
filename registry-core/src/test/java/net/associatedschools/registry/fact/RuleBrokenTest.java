package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.RuleBroken.Wrong;
import org.junit.jupiter.api.Test;

class RuleBrokenTest {
    @Test
    void a_refusal_says_the_rule_first() {
        var broken = RuleBroken.state("R-APP-4", "the application is CANDIDATE");
        assertEquals("R-APP-4: the application is CANDIDATE", broken.getMessage());
        assertEquals("the application is CANDIDATE", broken.detail());
        assertEquals(Kind.STATE, broken.kind());
        assertEquals(List.of(), broken.wrongs());
    }

    @Test
    void one_wrong_field_is_named() {
        var broken = RuleBroken.content("R-APP-1", "form.profile.town", "is missing");
        assertEquals("form.profile.town: is missing", broken.detail());
        assertEquals(List.of(new Wrong("form.profile.town", "is missing")), broken.wrongs());
    }

    @Test
    void of_several_wrong_fields_all_are_kept_and_the_first_is_told() {
        var wrongs = List.of(new Wrong("a", "is missing"), new Wrong("b", "is missing"));
        var broken = RuleBroken.content("R-APP-1", wrongs);
        assertEquals("a: is missing (and 1 more)", broken.detail());
        assertEquals(wrongs, broken.wrongs());
    }

    @Test
    void what_is_kept_is_not_refused() {
        assertDoesNotThrow(() -> RuleBroken.unless(true, "R-APP-3", "no"));
        assertDoesNotThrow(() -> RuleBroken.unlessContent(true, "R-APP-3", "field", "no"));
        assertThrows(RuleBroken.class, () -> RuleBroken.unless(false, "R-APP-3", "no"));
        assertThrows(RuleBroken.class, () -> RuleBroken.unlessContent(false, "R-APP-3", "f", "no"));
    }
}
