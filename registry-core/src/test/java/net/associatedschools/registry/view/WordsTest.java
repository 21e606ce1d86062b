package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How names are put in order and found. */
class WordsTest {
    @Property
    void names_are_ordered_as_their_utf_8_bytes(@ForAll String one, @ForAll String other) {
        var a = Words.storable(one);
        var b = Words.storable(other);
        int bytes = Arrays.compareUnsigned(utf8(a), utf8(b));
        assertEquals(Integer.signum(bytes), Integer.signum(Words.BYTEWISE.compare(a, b)));
    }

    @Property
    void what_is_stored_comes_back_the_same(@ForAll String any) {
        var text = Words.storable(any);
        assertEquals(text, new String(utf8(text), StandardCharsets.UTF_8));
        assertEquals(-1, text.indexOf(0));
    }

    @Test
    void marks_case_and_spaces_make_no_difference() {
        assertEquals("ecole no 1", Words.plain("  École  Nº 1 "));
        assertEquals("istanbul", Words.plain("İstanbul"));
        assertEquals(List.of("sao", "paulo"), Words.tokens(" SÃO paulo"));
        assertEquals(List.of(), Words.tokens("  "));
    }

    @Test
    void a_name_of_which_nothing_is_left_stands_as_it_is() {
        assertEquals("!!!", Words.sortKey("!!!"));
        assertEquals("小学校", Words.sortKey("小学校"));
    }

    @Test
    void a_sort_key_is_no_longer_than_an_index_takes() {
        var key = Words.sortKey("\uD83C\uDFEBa".repeat(5_000));
        assertEquals(200, key.codePointCount(0, key.length()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
