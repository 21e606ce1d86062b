package net.associatedschools.registry.fact;

import static net.associatedschools.registry.Sample.APPLIED;
import static net.associatedschools.registry.Sample.AUTUMN;
import static net.associatedschools.registry.Sample.FIRST;
import static net.associatedschools.registry.Sample.HQ;
import static net.associatedschools.registry.Sample.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {
    static final Evidence LETTER = new Evidence("LETTER", AUTUMN, "Designation", null, null);

    @Test
    void a_statement_says_who_since_when_and_on_what_evidence() {
        var plain = Statement.by(HQ);
        assertNull(plain.effective());
        assertEquals(List.of(), plain.evidence());
        var dated = Statement.by(HQ, AUTUMN).with(LETTER);
        assertEquals(new Statement(HQ, When.on(AUTUMN), List.of(LETTER), null), dated);
        assertEquals(List.of(LETTER), dated.since(When.UNKNOWN).evidence());
        assertEquals(When.UNKNOWN, dated.since(When.UNKNOWN).effective());
    }

    @Test
    void R_TIME_1_a_recorded_fact_says_what_its_metadata_says_in_words() {
        var recorded =
                new Recorded<>(
                        new Fact<>(FIRST.value(), 0, APPLIED),
                        new UUID(0, 1),
                        1,
                        Instant.EPOCH,
                        Map.of(Metadata.COUNTRY, "FR", Metadata.EVIDENCE, List.of()));
        assertEquals("FR", recorded.metadata(Metadata.COUNTRY));
        assertNull(recorded.metadata(Metadata.EVIDENCE));
        assertNull(recorded.metadata(Metadata.SCHOOL));
    }

    @Test
    void a_profile_keeps_all_but_its_name_when_renamed() {
        var renamed = PROFILE.renamed("Newer");
        assertEquals("Newer", renamed.name());
        assertEquals(PROFILE, renamed.renamed(PROFILE.name()));
        assertEquals("SECONDARY", renamed.type());
        assertNull(Profile.named("Lyceum", null).type());
        assertEquals("Lyon", Profile.named("Lyceum", "Lyon").town());
    }

    @Test
    void R_APP_11_who_is_neither_member_state_nor_associate_is_not_eligible() {
        assertTrue(UnescoStatus.MEMBER_STATE.isEligible());
        assertTrue(UnescoStatus.ASSOCIATE_MEMBER.isEligible());
        assertFalse(UnescoStatus.NONE.isEligible());
    }
}
