package net.associatedschools.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What schools are on a day, folded from the lines of an export by the pages of the reference alone
 * and by no class of the register: the second opinion.
 */
final class PlainFold {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> BEGINS =
            Set.of("school.membership-started", "school.membership-recorded", "school.split-from");
    private static final Set<String> ENDS =
            Set.of(
                    "school.withdrawn",
                    "school.removed",
                    "school.renewal-refused",
                    "school.membership-lapsed",
                    "school.institution-closed",
                    "school.merged-into");
    private static final Set<String> GIVES =
            Set.of(
                    "school.plan-filed",
                    "school.report-filed",
                    "school.activity-recorded",
                    "school.profile-confirmed",
                    "school.continuation-declared",
                    "school.renewed");
    private static final Set<String> MEMBER = Set.of("ACTIVE", "OVERDUE", "INACTIVE", "SUSPENDED");

    /** By stream, in the order of the log. */
    private final Map<String, List<Line>> schools = new LinkedHashMap<>();

    /** What stood of a school at a position, by both: it is asked for many days. */
    private final Map<String, List<Said>> known = new HashMap<>();

    private record Line(long position, long sequence, String name, JsonNode payload) {}

    private record Said(long sequence, String name, JsonNode payload) {
        LocalDate earliest() {
            return bound(payload.path("effective").asText(), true);
        }

        LocalDate latest() {
            return bound(payload.path("effective").asText(), false);
        }

        /** Whether the register said it of itself, at the end of a day. */
        boolean ofItself() {
            return name.equals("school.duty-missed")
                    || name.equals("school.renewal-due")
                    || payload.path("automatic").asBoolean(false);
        }
    }

    /** What it is on a day. */
    record State(
            String status,
            String country,
            String name,
            @Nullable String town,
            @Nullable String type,
            @Nullable String category,
            @Nullable String since) {
        boolean isMember() {
            return MEMBER.contains(status);
        }

        State with(String other) {
            return new State(other, country, name, town, type, category, since);
        }
    }

    PlainFold(List<String> lines) {
        for (var line : lines) {
            try {
                var event = JSON.readTree(line);
                var stream = event.path("stream").asText();
                if (!stream.startsWith("school:")) continue;
                schools.computeIfAbsent(stream, name -> new ArrayList<>())
                        .add(
                                new Line(
                                        event.path("position").asLong(),
                                        event.path("sequence").asLong(),
                                        event.path("name").asText(),
                                        JSON.readTree(
                                                Base64.getDecoder()
                                                        .decode(event.path("payload").asText()))));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    Set<String> schools() {
        return schools.keySet();
    }

    /** Null where the register hadn't heard of the school at that position. */
    @Nullable State on(String school, LocalDate day, long position) {
        var facts =
                known.computeIfAbsent(school + "@" + position, both -> standing(school, position));
        var registered = first(school, position, facts);
        if (registered == null) return null;
        var profile = registered.path("profile");
        var state =
                new State(
                        "NONE",
                        registered.path("country").asText(),
                        profile.path("name").asText(),
                        text(profile, "town"),
                        profile.path("types").path(0).asText(null),
                        text(profile, "category"),
                        null);
        boolean duplicate = false;
        for (var fact : facts) duplicate |= fact.name.equals("school.marked-duplicate-of");
        for (var fact : facts) {
            if (fact.earliest().isAfter(day)) continue;
            var next = after(state, fact);
            boolean sure = !fact.latest().isAfter(day) || next.status.equals(state.status);
            state = sure ? next : next.with("NOT_KNOWN");
        }
        if (!duplicate) return state;
        return new State(
                "NONE", state.country, state.name, state.town, state.type, state.category, null);
    }

    private static State after(State state, Said fact) {
        var its = fact.payload;
        if (BEGINS.contains(fact.name)) {
            return new State(
                    "ACTIVE",
                    state.country,
                    state.name,
                    state.town,
                    state.type,
                    state.category,
                    its.path("effective").asText());
        }
        if (ENDS.contains(fact.name)) {
            return new State(
                    "FORMER",
                    state.country,
                    state.name,
                    state.town,
                    state.type,
                    state.category,
                    null);
        }
        if (GIVES.contains(fact.name)) {
            boolean neglected = Set.of("OVERDUE", "INACTIVE").contains(state.status);
            return neglected ? state.with("ACTIVE") : state;
        }
        return switch (fact.name) {
            case "school.registered" -> described(state, its.path("profile"));
            case "school.renamed" ->
                    new State(
                            state.status,
                            state.country,
                            its.path("name").asText(),
                            state.town,
                            state.type,
                            state.category,
                            state.since);
            case "school.relocated" ->
                    new State(
                            state.status,
                            state.country,
                            state.name,
                            text(its, "town"),
                            state.type,
                            state.category,
                            state.since);
            case "school.reclassified" ->
                    new State(
                            state.status,
                            state.country,
                            state.name,
                            state.town,
                            its.path("types").path(0).asText(state.type),
                            its.has("category") ? text(its, "category") : state.category,
                            state.since);
            case "school.duty-missed" ->
                    state.status.equals("ACTIVE") ? state.with("OVERDUE") : state;
            case "school.declared-inactive" -> state.isMember() ? state.with("INACTIVE") : state;
            case "school.suspended" -> state.isMember() ? state.with("SUSPENDED") : state;
            case "school.reinstated" ->
                    state.status.equals("SUSPENDED") ? state.with("ACTIVE") : state;
            default -> state;
        };
    }

    private static State described(State state, JsonNode profile) {
        return new State(
                state.status,
                state.country,
                profile.path("name").asText(),
                text(profile, "town"),
                profile.path("types").path(0).asText(null),
                text(profile, "category"),
                state.since);
    }

    /** Its facts as last said again, in the order in which they happened. */
    private List<Said> standing(String school, long position) {
        var standing = new TreeMap<Long, Said>();
        var first = new HashMap<Long, Long>();
        for (var line : schools.getOrDefault(school, List.of())) {
            if (line.position > position) break;
            if (!line.name.equals("school.corrected")) {
                standing.put(line.sequence, new Said(line.sequence, line.name, line.payload));
                continue;
            }
            long corrects = line.payload.path("corrects").asLong();
            long root = first.getOrDefault(corrects, corrects);
            first.put(line.sequence, root);
            var right = line.payload.path("replacement");
            if (right.isObject()) {
                standing.put(root, new Said(root, right.path("event").asText(), right));
            } else standing.remove(root);
        }
        return standing.values().stream()
                .sorted(
                        Comparator.comparing(Said::earliest)
                                .thenComparing(Said::latest)
                                .thenComparing(Said::ofItself)
                                .thenComparingLong(Said::sequence))
                .toList();
    }

    /** The registration as it stands; taken back, as it was first said. */
    private @Nullable JsonNode first(String school, long position, List<Said> facts) {
        for (var fact : facts) if (fact.name.equals("school.registered")) return fact.payload;
        for (var line : schools.getOrDefault(school, List.of())) {
            boolean known = line.position <= position;
            if (known && line.name.equals("school.registered")) return line.payload;
        }
        return null;
    }

    private static @Nullable String text(JsonNode of, String field) {
        return of.hasNonNull(field) ? of.path(field).asText() : null;
    }

    /** The first or the last day of a date as the log writes it. */
    private static LocalDate bound(String written, boolean first) {
        if (written.equals("..")) return first ? LocalDate.MIN : LocalDate.MAX;
        int slash = written.indexOf('/');
        var point =
                slash < 0
                        ? written
                        : first ? written.substring(0, slash) : written.substring(slash + 1);
        if (point.equals("..")) return first ? LocalDate.MIN : LocalDate.MAX;
        return switch (point.length()) {
            case 4 -> first ? LocalDate.parse(point + "-01-01") : LocalDate.parse(point + "-12-31");
            case 7 ->
                    first ? YearMonth.parse(point).atDay(1) : YearMonth.parse(point).atEndOfMonth();
            default -> LocalDate.parse(point);
        };
    }
}
