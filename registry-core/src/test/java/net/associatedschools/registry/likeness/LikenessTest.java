package net.associatedschools.registry.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.associatedschools.registry.likeness.Reason.Kind;
import org.junit.jupiter.api.Test;

class LikenessTest {
    @Test
    void the_same_name_in_other_writing_is_the_same_name() {
        same("Şehit Ali Bey İlkokulu", "SEHIT ALI BEY ILKOKULU", Kind.SAME_NAME);
        same("Ｌｙｃｅ́ｅ　Ｈｕｇｏ", "Lycée Hugo", Kind.SAME_NAME);
    }

    @Test
    void the_order_of_words_and_what_every_name_says_do_not_matter() {
        same("Teachers' College Lusaka", "Lusaka Teachers College", Kind.SAME_WORDS);
    }

    @Test
    void initials_are_written_out_by_the_other_name() {
        same("EBS Ponte de Lima", "Escola Básica e Secundária de Ponte de Lima", Kind.WRITTEN_OUT);
        same("J.W. Goethe-Gymnasium", "Johann-Wolfgang-Goethe-Gymnasium", Kind.WRITTEN_OUT);
    }

    @Test
    void numbers_agree_however_they_are_written() {
        same("II. gimnazija Maribor", "Druga gimnazija Maribor", Kind.SAME_WORDS);
        two("Escuela Normal Superior No. 10", "Escuela Normal Superior No. 1", Kind.OTHER_NUMBER);
        two("Liceum nr VI", "Liceum nr IV", Kind.OTHER_NUMBER);
    }

    @Test
    void a_ruler_s_number_is_part_of_the_name() {
        assertTrue(
                Likeness.of("Szkoła Podstawowa nr 7 im. Jana Pawła II", "Szkoła Podstawowa nr 7")
                        .isSame());
    }

    @Test
    void different_kinds_sexes_and_sides_are_different_schools() {
        two("Atatürk İlkokulu", "Atatürk Ortaokulu", Kind.OTHER_KIND);
        two("مدرسة النور للبنات", "مدرسة النور للبنين", Kind.OTHER_TRAIT);
        two("県立千葉東高等学校", "県立千葉西高等学校", Kind.OTHER_WORDS);
        two("Gymnasium Nord", "Gymnasium Süd", Kind.OTHER_PART);
    }

    @Test
    void a_typing_error_is_forgiven_and_told() {
        var likeness = Likeness.of("Landakotssskóli", "Landakotsskóli");
        assertTrue(likeness.isSame());
        assertEquals(
                List.of("spelled alike: landakotss ~ landakots"),
                likeness.reasons().stream().map(Reason::toString).toList());
    }

    @Test
    void cyrillic_and_greek_are_compared_with_latin() {
        same("Гімназія № 5", "Gymnasium No. 5", Kind.SAME_WORDS);
        same("Γυμνάσιο Αγίου Νικολάου", "Gymnasio Agiou Nikolaou", Kind.SAME_WORDS);
    }

    @Test
    void likeness_is_the_same_from_both_sides() {
        var one = "Escola Secundária Gil Eanes de Lagos";
        var other = "Escola Secundária de Lagos, Algarve";
        assertEquals(Likeness.of(one, other).score(), Likeness.of(other, one).score());
    }

    @Test
    void names_without_words_are_like_nothing() {
        assertFalse(Likeness.of("", "").isSame());
        assertFalse(Likeness.of("!!!", "Lycée Hugo").isSame());
        assertFalse(Likeness.of("Gymnasium", "Gymnasium Berlin").isSame());
    }

    private static void same(String one, String other, Kind reason) {
        var likeness = Likeness.of(one, other);
        assertTrue(likeness.isSame(), likeness::toString);
        assertTrue(kinds(likeness).contains(reason), likeness::toString);
    }

    private static void two(String one, String other, Kind reason) {
        var likeness = Likeness.of(one, other);
        assertFalse(likeness.isSame(), likeness::toString);
        assertTrue(kinds(likeness).contains(reason), likeness::toString);
    }

    private static List<Kind> kinds(Likeness likeness) {
        return likeness.reasons().stream().map(Reason::kind).toList();
    }
}
