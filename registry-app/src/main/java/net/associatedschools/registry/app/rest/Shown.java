package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.audit.Sentences;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.TextId;
import net.associatedschools.registry.person.Documents;
import net.associatedschools.registry.person.RecordId;
import net.associatedschools.registry.person.Records;
import net.associatedschools.registry.view.period.Membership;
import org.jspecify.annotations.Nullable;

/** Facts and rows as answers show them, null for what isn't known. */
final class Shown {
    private static final Set<String> ACCOUNTS = Set.of("by", "actor");
    private static final List<String> TITLES = List.of("title", "where");
    private static final ObjectMapper JSON = EventJson.current().mapper();

    private Shown() {}

    /** What a school is during a period, and in which region that is. */
    static void membership(ObjectNode json, Membership value, @Nullable Region region) {
        json.put("name", value.name());
        json.put("country", value.country().value());
        json.put("region", region == null ? null : region.name());
        json.put("type", value.type());
        value.types().forEach(json.putArray("types")::add);
        json.put("category", text(value.category()));
        json.put("location", text(value.location()));
        json.put("education", text(value.education()));
        json.put("town", value.town());
        value.themes().forEach(json.putArray("themes")::add);
        json.put("status", value.status().name());
        json.put("memberSince", text(value.memberSince()));
        json.put("recorded", value.recorded());
        json.put("certificateName", value.certificateName());
    }

    /**
     * A fact as the log tells it; to the public without who said it, and without what leads to
     * texts and lists.
     */
    static ObjectNode fact(Recorded<?> recorded, List<Recorded<?>> history, boolean whole) {
        var event = recorded.fact().event();
        var json = JSON.createObjectNode();
        json.put("name", recorded.fact().name());
        json.put("sequence", recorded.fact().sequence());
        json.put("position", recorded.position());
        json.put("recordedAt", recorded.recordedAt().toString());
        json.put("event", EventNames.current().of(event.getClass()).name());
        ObjectNode what = JSON.valueToTree(event);
        json.set("effective", what.remove("effective"));
        json.put("sentence", whole ? Sentences.of(recorded, history) : Sentences.ofEvent(event));
        if (whole) {
            json.put("actor", recorded.metadata(Metadata.ACTOR));
            json.put("role", recorded.metadata(Metadata.ROLE));
            json.put("onBehalfOf", recorded.metadata(Metadata.ON_BEHALF_OF));
            json.put("policy", recorded.metadata(Metadata.POLICY));
            json.put("commandId", recorded.metadata(Metadata.COMMAND_ID));
            var evidence = recorded.metadata().get(Metadata.EVIDENCE);
            json.set(
                    "evidence",
                    evidence == null ? JSON.createArrayNode() : JSON.valueToTree(evidence));
        } else {
            withhold(what);
        }
        json.set("fact", what);
        return json;
    }

    private static void withhold(ObjectNode what) {
        what.remove(List.of("words", "principal", "focalPoint"));
        if (what.path("reason") instanceof ObjectNode reason) reason.remove("words");
        if (what.path("source") instanceof ObjectNode source) source.remove("columns");
        if (what.path("replacement") instanceof ObjectNode replacement) withhold(replacement);
    }

    /** In place of a reference to a text or person, what it refers to; the id alone if erased. */
    static JsonNode joined(JsonNode told, Records records) {
        switch (told) {
            case ArrayNode items -> {
                for (int i = 0; i < items.size(); i++) items.set(i, joined(items.get(i), records));
            }
            case ObjectNode object -> {
                for (var field : object.properties()) {
                    // These name accounts, which needn't be kept persons.
                    if (!ACCOUNTS.contains(field.getKey())) {
                        field.setValue(joined(field.getValue(), records));
                    }
                }
                for (var field : TITLES) titled(object, field, records);
                var id = object.path("id").asText();
                if (id.startsWith("text:")) {
                    object.put("text", records.text(new TextId(id)).orElse(null));
                }
            }
            default -> {
                if (told.asText().startsWith("person:")) return person(told.asText(), records);
            }
        }
        return told;
    }

    /** A paper's title is a text as well; the reference stays beside it as {@code titleId}. */
    private static void titled(ObjectNode evidence, String field, Records records) {
        var id = evidence.path(field).asText();
        if (!id.startsWith("text:")) return;
        evidence.put(field, records.text(new TextId(id)).orElse(null));
        evidence.put(field + "Id", id);
    }

    /** Says of each paper that has a digest whether the register holds it. */
    static void held(JsonNode events, Documents documents) {
        for (var paper : events.findValues("evidence")) {
            for (var one : paper) {
                if (one instanceof ObjectNode object && object.hasNonNull("sha256")) {
                    object.put("held", isHeld(object.path("sha256").asText(), documents));
                }
            }
        }
    }

    private static boolean isHeld(String sha256, Documents documents) {
        try {
            return documents.holds(new RecordId("document:" + sha256));
        } catch (IllegalArgumentException noDigest) {
            return false;
        }
    }

    private static ObjectNode person(String id, Records records) {
        var json = JSON.createObjectNode();
        json.put("id", id);
        records.person(new PersonId(id))
                .ifPresent(
                        person -> {
                            json.put("name", person.name());
                            json.put("email", person.email());
                            json.put("phone", person.phone());
                            json.put("position", person.position());
                        });
        return json;
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
