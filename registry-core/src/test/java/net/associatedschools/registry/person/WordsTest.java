package net.associatedschools.registry.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest(name = "[{index}] {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | ''",
                "0 | ' \u3000\t '",
                "0 | '… – ! 🕊'",
                "2 | 'Peace now.'",
                "4 | '2 themes, 3 years'",
                "5 | 'Nous vivons ensemble, à l''école.'",
                "3 | 'ne\u0301e a\u0300 Fe\u0301camp'",
                "5 | 'نريد أن نتعلم السلام معا'",
                "1 | '中学校'",
                "6 | '私たちは平和を学ぶ'",
                "2 | 'Carl-Zeiss Oberschule'",
                "3 | 'one two - three'",
                "1 | '3.14'",
            })
    void R_APP_1_words_are_counted_by_unicode_boundaries(int words, String text) {
        assertEquals(words, Words.count(text));
    }
}
