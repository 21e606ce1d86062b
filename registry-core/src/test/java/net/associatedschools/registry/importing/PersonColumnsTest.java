package net.associatedschools.registry.importing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonColumnsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Principal",
                "Name of the head teacher",
                "ASPnet Coordinator",
                "E-Mail",
                "contact_person",
                "Ansprechpartnerin",
                "Schulleitung",
                "Nom du proviseur",
                "Teléfono",
                "Coordonnées du coordinateur",
                "Correo electrónico",
                "Skólastjóri",
                "Директор школы",
                "Διευθυντής",
                "اسم المدير",
                "校長名",
                "担当者",
                "メールアドレス",
                "교장",
                "प्रधानाचार्य का नाम"
            })
    void r_priv_1_a_column_of_persons_is_known_in_many_languages(String column) {
        assertTrue(PersonColumns.isOne(column));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "level",
                "Ort",
                "Bundesland",
                "Regional directorate",
                "Dirección",
                "address",
                "number of pupils",
                "website",
                "Telšiai",
                "学校種別",
                "都道府県",
                "column 4",
                "Headquarters"
            })
    void other_columns_are_kept(String column) {
        assertFalse(PersonColumns.isOne(column));
    }
}
