package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "École Sainte-Anne, ecole sainte-anne",
        "L’École, L'ECOLE",
        "Kırklareli Lisesi, KIRKLARELI LISESI",
        "İstanbul, istanbul",
        "ISPARTA, ısparta",
        "Straße, STRASSE",
        "Szkoła, szkola",
        "Østre skole, ostre skole",
        "Æsir skóli, aesir skoli",
        "Đà Nẵng, da nang",
        "Γυμνάσιο, ΓΥΜΝΑΣΙΟ",
        "Λύκειος, λυκειοσ",
        "Школа Ёлка, ШКОЛА ЕЛКА",
        "Українська, УКРАІНСЬКА",
        "مَدْرَسَة, مدرسة",
        "مـدرسـة, مدرسة",
        "أحمد, احمد",
        "שָׁלוֹם, שלום",
        "ＡＢＣ　School, abc school",
        "ｶﾞｯｺｳ, ガッコウ",
        "①番, 1番",
        "한국, 한국",
        "მთავარი, მთავარი",
        "ﬁne, fine"
    })
    void what_differs_only_by_marks_case_or_width_is_alike(String one, String other) {
        assertEquals(Words.plain(one), Words.plain(other));
    }

    @ParameterizedTest
    @CsvSource({"ガク, カク", "विद्यालय, वदयलय", "ดี, ดู", "Schule, Schulen", "学校, 学院"})
    void other_words_stay_others(String one, String other) {
        assertNotEquals(Words.plain(one), Words.plain(other));
    }

    @ParameterizedTest
    @CsvSource({
        "ΜΟΥΣ, Μουσικό Σχολείο",
        "lise, İSTANBUL LİSESİ",
        "istanbul LISESI, İstanbul Lisesi",
        "مدرسه, مَدْرَسه القدس",
        "ﾊﾅｺ 学校, 学校 ハナコ",
        "ecole d'Alger, École d’Alger"
    })
    void a_school_is_found_by_words_of_its_name(String question, String name) {
        var text = Words.searchText(Stream.of(name));
        assertTrue(Words.tokens(question).stream().allMatch(text::contains), text);
    }

    @Property
    void plain_letters_are_read_alike_alone_and_among_others(
            @ForAll @CharRange(from = '\u0000', to = '\u007f') String plain) {
        assertEquals(Words.plain(plain + "a"), Words.plain(plain + "Ａ"));
    }
}
