package net.associatedschools.registry.app.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.contract.UnreadableJson;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import net.associatedschools.registry.person.PersonRecord;
import net.associatedschools.registry.person.RecordId;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;

/**
 * Makes a command of a request: the path names its stream, the token its actor, the body the rest.
 * Persons and texts in the body go to the erasable records first, and the command carries
 * references (R-PRIV-1). A field that no command has is refused by its path.
 */
@Singleton
public final class CommandReader {
    private static final Set<String> HEAD = Set.of("effective", "evidence", "onBehalfOf");
    private static final String STATEMENT = "statement";
    private static final String EVENT = "event";
    private static final String REVISION = "revision";

    /** Codes and names, so that no words get into the log by these fields (R-PRIV-1). */
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{1,39}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern STREAM =
            Pattern.compile(
                    "country:[A-Z]{2}"
                            + "|(school|application):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Registry registry;
    private final ObjectMapper json = EventJson.current().mapper();
    private final ObjectReader strict =
            json.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    public CommandReader(Registry registry) {
        this.registry = registry;
    }

    /** A command, and the persons that were kept for it, by field. */
    public record Told(Command command, Map<String, PersonId> persons) {}

    /** Where the body's persons and texts go. */
    private interface Keeping {
        /** Whether who speaks may refer to that record, which somebody else may have kept. */
        boolean mayName(String record);

        PersonId person(String field, PersonRecord person);

        Text text(String field, String words);
    }

    Told read(Address address, String body, Actor actor, UUID commandId) {
        return read(address, object(body), actor, commandId);
    }

    public Told read(Address address, ObjectNode told, Actor actor, UUID commandId) {
        var head = NODES.objectNode();
        head.set("by", json.valueToTree(actor));
        HEAD.forEach(field -> move(told, field, head));
        var behalf = head.path("onBehalfOf");
        if (behalf.isTextual() && !STREAM.matcher(behalf.textValue()).matches()) {
            throw Refusal.unprocessable("onBehalfOf", "must be a stream, such as country:FR");
        }
        name(address, told, commandId);
        // Nothing is kept for a command that can't be read: so it is read twice.
        var tried = command(address, told, head, actor, UNKEPT);
        var persons = new LinkedHashMap<String, PersonId>();
        var owner = tried.stream();
        var command = command(address, told, head, actor, kept(owner, persons));
        return new Told(command, persons);
    }

    private static final Keeping UNKEPT =
            new Keeping() {
                @Override
                public boolean mayName(String record) {
                    return true;
                }

                @Override
                public PersonId person(String field, PersonRecord person) {
                    return PersonId.of(new UUID(0, 0));
                }

                @Override
                public Text text(String field, String words) {
                    return new Text(TextId.of(new UUID(0, 0)), "", 0);
                }
            };

    private Keeping kept(String owner, Map<String, PersonId> persons) {
        var records = registry.records();
        return new Keeping() {
            @Override
            public boolean mayName(String record) {
                return isIn(owner, record);
            }

            @Override
            public PersonId person(String field, PersonRecord person) {
                var id = records.keepPerson(owner, field, person);
                persons.put(field, id);
                return id;
            }

            @Override
            public Text text(String field, String words) {
                return records.keepText(owner, field, words);
            }
        };
    }

    /** Whether that stream refers to that record: who may see the stream sees it there. */
    private boolean isIn(String stream, String record) {
        var events = EventJson.current();
        return registry.history(stream, Long.MAX_VALUE).stream()
                .map(recorded -> new String(events.write(recorded.fact().event()), UTF_8))
                .anyMatch(event -> event.contains('"' + record + '"'));
    }

    ObjectNode object(String body) {
        if (body.isBlank()) return NODES.objectNode();
        try {
            if (strict.readTree(body) instanceof ObjectNode object) return object;
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new Refusal(
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "The body is not valid JSON at line %d, column %d."
                                    .formatted(place.getLineNr(), place.getColumnNr())));
        }
        throw new Refusal(Problem.of(HttpStatus.BAD_REQUEST, "The body is not a JSON object."));
    }

    private static void move(ObjectNode from, String field, ObjectNode to) {
        var value = from.remove(field);
        if (value != null && !value.isNull()) to.set(field, value);
    }

    /** The ids that the body doesn't say; whoever creates a school may choose its id. */
    private static void name(Address address, ObjectNode told, UUID commandId) {
        var ids = components(address.command());
        var own = ids[0].getName();
        boolean choosesSchool = address.id() == null && own.equals("school");
        if (told.has(own) && !choosesSchool) throw unknown(own);
        if (address.id() != null) told.put(own, address.id());
        else if (own.equals("application")) {
            told.put(own, "application:" + Ids.created(commandId, "application"));
        }
        boolean splits = address.command().equals(SplitOff.class);
        boolean createsSchool = (address.id() == null || splits) && !told.hasNonNull("school");
        if (createsSchool) told.put("school", "school:" + Ids.created(commandId, "school"));
    }

    private Command command(
            Address address, ObjectNode told, ObjectNode head, Actor actor, Keeping keeping) {
        var type = address.command();
        var own = components(type)[0].getName();
        var walk = new Walk(actor, keeping, own, told.path(own));
        var tree = walk.fields(told, type, "", Set.of(), false);
        tree.set(STATEMENT, walk.fields(head, Statement.class, STATEMENT, Set.of(), false));
        try {
            return EventJson.current().read(type, tree);
        } catch (UnreadableJson unreadable) {
            var field = unreadable.field().replaceFirst("^statement\\.", "");
            throw Refusal.unprocessable(field.isEmpty() ? "body" : field, plain(unreadable));
        }
    }

    /** Jackson's own words name our classes. */
    static String plain(UnreadableJson unreadable) {
        return unreadable.detail().startsWith("Invalid `null`")
                        || unreadable.detail().startsWith("Missing")
                ? "is missing"
                : "has the wrong form";
    }

    /** Through a body along the types of what it shall become. */
    private final class Walk {
        private final Actor actor;
        private final Keeping keeping;
        private final String own;
        private final JsonNode ownId;

        private Walk(Actor actor, Keeping keeping, String own, JsonNode ownId) {
            this.actor = actor;
            this.keeping = keeping;
            this.own = own;
            this.ownId = ownId;
        }

        private ObjectNode fields(
                ObjectNode told, Class<?> type, String path, Set<String> beside, boolean mends) {
            var names = new TreeSet<>(beside);
            var tree = NODES.objectNode();
            for (var component : components(type)) {
                var name = component.getName();
                if (path.isEmpty() && name.equals(STATEMENT)) continue;
                names.add(name);
                var value = told.path(name);
                if (value.isMissingNode() || value.isNull()) continue;
                tree.set(name, value(value, component.getGenericType(), at(path, name), mends));
            }
            told.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (!names.contains(name)) throw unknown(shown(at(path, name)));
                            });
            return tree;
        }

        private JsonNode value(JsonNode told, Type type, String path, boolean mends) {
            if (type instanceof ParameterizedType list && told instanceof ArrayNode items) {
                var element = list.getActualTypeArguments()[0];
                var tree = NODES.arrayNode();
                for (int i = 0; i < items.size(); i++) {
                    tree.add(value(items.get(i), element, path + "[" + i + "]", mends));
                }
                return tree;
            }
            if (!(type instanceof Class<?> asked)) return told;
            if (asked == PersonId.class) return person(told, path, mends);
            if (asked == Text.class) return text(told, path, mends);
            if (!(told instanceof ObjectNode object)) return told;
            if (asked.isInterface()) return event(object, path);
            if (asked == Evidence.class) return evidence(object, path);
            return asked.isRecord() ? fields(object, asked, path, Set.of(), mends) : told;
        }

        private JsonNode person(JsonNode told, String path, boolean mends) {
            if (told instanceof ObjectNode object) {
                var fields = fields(object, PersonRecord.class, path, Set.of(), false);
                try {
                    var person = EventJson.current().read(PersonRecord.class, fields);
                    return TextNode.valueOf(keeping.person(path, person).value());
                } catch (UnreadableJson unreadable) {
                    throw Refusal.unprocessable(path + "." + unreadable.field(), plain(unreadable));
                }
            }
            if (!told.isTextual() || !mayName(told.textValue(), mends)) {
                throw Refusal.unprocessable(path, "must be an object with a name");
            }
            return told;
        }

        /**
         * Whoever may name a person's record could read it through what they wrote. So a form takes
         * objects only; a correction and a country may name whom they have named before, and HQ,
         * who sees all of them, designates whom it likes.
         */
        private boolean mayName(String person, boolean mends) {
            if (!mends && !own.equals("country")) return false;
            boolean hq = actor.role() == Role.HQ && own.equals("country");
            return hq || keeping.mayName(person) || !isKept(person);
        }

        private boolean isKept(String person) {
            try {
                return registry.records().holds(new RecordId(person));
            } catch (IllegalArgumentException noSuchId) {
                return false;
            }
        }

        /** A correction may say again what was kept already; all else brings its own words. */
        private JsonNode text(JsonNode told, String path, boolean mends) {
            if (told.isTextual()) return json.valueToTree(keeping.text(path, told.textValue()));
            boolean known = mends && told.isObject() && keeping.mayName(told.path("id").asText());
            if (known) return told;
            throw Refusal.unprocessable(path, "must be a text");
        }

        /**
         * Of a paper its kind is a code; what it is called and where it lies is somebody's words.
         */
        private JsonNode evidence(ObjectNode told, String path) {
            var tree = fields(told, Evidence.class, path, Set.of(), false);
            mustHaveForm(tree, path, "kind", KIND, "must be a code such as LETTER");
            mustHaveForm(tree, path, "sha256", SHA256, "must be a SHA-256 in lower-case hex");
            for (var field : List.of("title", "where")) {
                if (!tree.path(field).isTextual()) continue;
                var words = keeping.text(at(path, field), tree.path(field).textValue());
                tree.put(field, words.id().value());
            }
            return tree;
        }

        private void mustHaveForm(
                ObjectNode tree, String path, String field, Pattern form, String detail) {
            var value = tree.path(field);
            if (value.isTextual() && !form.matcher(value.textValue()).matches()) {
                throw Refusal.unprocessable(shown(at(path, field)), detail);
            }
        }

        private JsonNode event(ObjectNode told, String path) {
            var name = told.path(EVENT).asText();
            var names = EventNames.current();
            var event =
                    names.events().stream()
                            .filter(type -> names.of(type).name().equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () -> Refusal.unprocessable(at(path, EVENT), "names no event"));
            var tree = fields(told, event, path, Set.of(EVENT, REVISION), true);
            tree.put(EVENT, name);
            // A correction is of the stream that it is said to.
            if (!tree.has(own)) tree.set(own, ownId);
            var revision = told.path(REVISION);
            if (revision instanceof MissingNode) tree.put(REVISION, names.of(event).revision());
            else tree.set(REVISION, revision);
            return tree;
        }
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** As the client wrote it: the head of a command has no name of its own there. */
    private static String shown(String path) {
        return path.startsWith(STATEMENT + ".") ? path.substring(STATEMENT.length() + 1) : path;
    }

    static Refusal unknown(String field) {
        return Refusal.unprocessable(field, "is not a field of this");
    }

    private static RecordComponent[] components(Class<?> type) {
        return type.getRecordComponents();
    }
}
