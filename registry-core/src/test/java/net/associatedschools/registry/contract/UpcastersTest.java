package net.associatedschools.registry.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.junit.jupiter.api.Test;

/** As if a renaming had once called its name {@code newName}, and its date {@code since}. */
class UpcastersTest {
    private static final String SCHOOL = Samples.SCHOOL.value();
    private static final SchoolEvent.Renamed RENAMED =
            new SchoolEvent.Renamed(Samples.SCHOOL, When.parse("2024"), "B");
    private static final String FIRST =
            "{\"school\":\"%s\",\"since\":\"2024\",\"newName\":\"B\"}".formatted(SCHOOL);
    private static final String SECOND =
            "{\"school\":\"%s\",\"effective\":\"2024\",\"newName\":\"B\"}".formatted(SCHOOL);

    private static final Upcasters UPCASTERS =
            Upcasters.current()
                    .with(
                            "school.renamed",
                            1,
                            payload -> payload.set("effective", payload.remove("since")))
                    .with(
                            "school.renamed",
                            2,
                            payload -> payload.set("name", payload.remove("newName")));
    private static final EventJson JSON =
            new EventJson(
                    new EventNames(
                            EventNames.entries(
                                    EventNames.entry(
                                            SchoolEvent.Renamed.class, "school.renamed", 3),
                                    EventNames.entry(
                                            SchoolEvent.Corrected.class, "school.corrected", 1))),
                    UPCASTERS);

    @Test
    void raw_bytes_of_every_revision_are_brought_up_to_date() {
        assertEquals(RENAMED, JSON.read("school.renamed", 1, FIRST.getBytes(UTF_8)));
        assertEquals(RENAMED, JSON.read("school.renamed", 2, SECOND.getBytes(UTF_8)));
        assertEquals(RENAMED, JSON.read("school.renamed", 3, JSON.write(RENAMED)));
        assertThrows(
                IllegalArgumentException.class,
                () -> JSON.read("school.renamed", 4, JSON.write(RENAMED)));
    }

    @Test
    void so_is_a_replacement_in_a_correction() {
        var stored =
                "{\"school\":\"%s\",\"corrects\":1,\"replacement\":{\"event\":\"school.renamed\",\"revision\":1,%s,\"reason\":{\"code\":\"OTHER\"}}"
                        .formatted(SCHOOL, FIRST.substring(1));
        var corrected = new SchoolEvent.Corrected(Samples.SCHOOL, 1, RENAMED, Reason.of("OTHER"));
        assertEquals(corrected, JSON.read("school.corrected", 1, stored.getBytes(UTF_8)));
        assertEquals(corrected, byAxon("school.corrected", "1", stored));
    }

    @Test
    void so_is_what_axon_reads() {
        assertEquals(RENAMED, byAxon("school.renamed", "1", FIRST));
        assertEquals(RENAMED, byAxon("school.renamed", "2", SECOND));
        assertEquals(
                RENAMED, byAxon("school.renamed", "3", new String(JSON.write(RENAMED), UTF_8)));
    }

    @Test
    void a_revision_has_one_step_only() {
        assertThrows(
                IllegalArgumentException.class,
                () -> UPCASTERS.with("school.renamed", 1, payload -> payload));
    }

    private static Object byAxon(String name, String revision, String payload) {
        var entry =
                new GenericDomainEventEntry<>(
                        "School",
                        SCHOOL,
                        0,
                        "id",
                        Instant.EPOCH.toString(),
                        name,
                        revision,
                        payload.getBytes(UTF_8),
                        "{}".getBytes(UTF_8));
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(
                                new TrackedDomainEventData<>(
                                        new GlobalSequenceTrackingToken(1), entry)),
                        new EventSerializer(JSON),
                        UPCASTERS)
                .findFirst()
                .orElseThrow()
                .getPayload();
    }

    @Test
    void other_peoples_events_pass_untouched() {
        assertNull(
                Upcasters.name(
                        new org.axonframework.serialization.SimpleSerializedType(
                                Map.class.getName(), "1")));
    }
}
