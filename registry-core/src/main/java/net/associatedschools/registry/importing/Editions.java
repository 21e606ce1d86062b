package net.associatedschools.registry.importing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.importing.Imports.Verdict;
import net.associatedschools.registry.importing.Proposal.Kind;
import net.associatedschools.registry.likeness.NameInTown;
import net.associatedschools.registry.likeness.Neighbours;
import org.jspecify.annotations.Nullable;

/**
 * A list beside the edition before it, from the documents alone: which rows are the same school,
 * which are new, which are gone, and which new one looks like one that is gone under another name.
 */
final class Editions {
    /** Of the shorter list's rows; fewer are in common to two lists of one place. */
    private static final double SHARED_MIN = 0.5;

    /** One name in common is no sign of anything. */
    private static final int SHARED_ROWS_MIN = 2;

    /**
     * How alike a school that is gone and one that is new are to be proposed as one, such as by the
     * same words for another kind of school: less than two schools that both stand, for that one
     * came as the other went says something too.
     */
    private static final double RENAMED_MIN = 0.6;

    private static final int BATCH = 1000;

    private final Imports imports;
    private final Door door;

    Editions(Imports imports, Door door) {
        this.imports = imports;
        this.door = door;
    }

    /** The rows of the later one that are a row of the earlier one, by their command; the rest. */
    record Difference(Map<UUID, Place> same, List<Proposal> proposals, Map<UUID, Proposal> byRow) {
        static Difference of(Map<UUID, Place> same, List<Proposal> proposals) {
            var rows = new HashMap<UUID, Proposal>();
            for (var proposal : proposals) {
                if (proposal.now() != null) rows.put(proposal.now().commandId(), proposal);
            }
            return new Difference(same, proposals, rows);
        }

        Optional<Proposal> proposed(UUID commandId) {
            return Optional.ofNullable(byRow.get(commandId));
        }
    }

    /** Against the edition before, or against nothing where there is none. */
    Difference difference(Taken taken, Roster document) {
        var before = before(taken, document);
        var earlier = before.map(b -> places(b, imports.document(b))).orElse(List.of());
        var difference = compare(taken.id(), earlier, own(taken, document));
        var verdicts = imports.verdicts(taken.id());
        return Difference.of(
                difference.same(),
                difference.proposals().stream()
                        .map(proposal -> proposal.with(verdicts.get(proposal.id())))
                        .toList());
    }

    /**
     * The list that this one comes after: the last of the same source, or else the last that has at
     * least half of its rows in common, for a publisher's new page has a new address and title.
     */
    Optional<Taken> before(Taken taken, Roster document) {
        var sameSource = imports.editionBefore(taken.country(), taken.source(), taken);
        if (sameSource.isPresent()) return sameSource;
        var others = imports.standingBefore(taken);
        if (others.isEmpty()) return Optional.empty();
        var keys = keys(taken, document);
        return others.stream()
                .filter(other -> isAlike(keys, keys(other, imports.document(other))))
                .findFirst();
    }

    private static Set<String> keys(Taken taken, Roster document) {
        var keys = new HashSet<String>();
        taken.read(
                document,
                row -> keys.add(NameInTown.of(row.entry().name(), row.entry().town()).key()));
        return keys;
    }

    private static boolean isAlike(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return shared >= SHARED_ROWS_MIN
                && shared >= SHARED_MIN * Math.min(one.size(), other.size());
    }

    /** With the schools that they are, be it by this edition's own rows or by an earlier one's. */
    private List<Place> places(Taken taken, Roster document) {
        var places = own(taken, document);
        if (places.stream().allMatch(place -> place.school() != null)) return places;
        var difference = difference(taken, document);
        return places.stream()
                .map(
                        place ->
                                place.school() != null
                                        ? place
                                        : place.of(inherited(place, difference)))
                .toList();
    }

    private static @Nullable SchoolId inherited(Place place, Difference difference) {
        var same = difference.same().get(place.commandId());
        if (same != null) return same.school();
        return difference
                .proposed(place.commandId())
                .filter(proposal -> proposal.verdict() == Verdict.ACCEPTED)
                .map(Proposal::before)
                .map(Place::school)
                .orElse(null);
    }

    private List<Place> own(Taken taken, Roster document) {
        var places = new ArrayList<Place>();
        var day = LocalDate.ofInstant(taken.importedAt(), ZoneOffset.UTC);
        taken.read(document, row -> places.add(place(row, taken, day)));
        var known = new HashSet<UUID>();
        for (int from = 0; from < places.size(); from += BATCH) {
            var some = places.subList(from, Math.min(from + BATCH, places.size()));
            known.addAll(door.known(some.stream().map(Place::commandId).toList()));
        }
        return places.stream()
                .map(place -> known.contains(place.commandId()) ? place : place.of(null))
                .toList();
    }

    private static Place place(Listed row, Taken taken, LocalDate day) {
        var entry = row.entry();
        var said = entry.asOf() != null ? entry.asOf() : taken.said().asOf();
        return new Place(
                row.line(),
                row.candidate(),
                entry.name(),
                entry.town(),
                said == null ? When.on(day) : said,
                row.commandId(),
                row.school());
    }

    /** A row with its name, read once to be compared with all. */
    private record Named(Place place, NameInTown name) {
        static Named of(Place place) {
            return new Named(place, NameInTown.of(place.name(), place.town()));
        }
    }

    /** Equal names in equal towns are the same school, whatever else a row says. */
    static Difference compare(UUID edition, List<Place> before, List<Place> now) {
        var left = new LinkedHashMap<String, Deque<Named>>();
        for (var place : before) {
            var named = Named.of(place);
            left.computeIfAbsent(named.name().key(), key -> new ArrayDeque<>()).add(named);
        }
        var same = new HashMap<UUID, Place>();
        var added = new ArrayList<Named>();
        for (var place : now) {
            var named = Named.of(place);
            var was = left.getOrDefault(named.name().key(), new ArrayDeque<>()).poll();
            if (was == null) added.add(named);
            else same.put(place.commandId(), was.place());
        }
        var gone = left.values().stream().flatMap(Deque::stream).toList();
        return Difference.of(same, proposals(edition, added, gone));
    }

    private record Pair(Place before, Place now, double score) {}

    private static List<Proposal> proposals(UUID edition, List<Named> added, List<Named> gone) {
        var pairs = pairs(added, gone);
        pairs.sort(
                Comparator.comparingDouble(Pair::score)
                        .reversed()
                        .thenComparingLong(pair -> pair.now().line())
                        .thenComparingLong(pair -> pair.before().line()));
        Set<Place> paired = new HashSet<>();
        var proposals = new ArrayList<Proposal>();
        for (var pair : pairs) {
            if (paired.contains(pair.before()) || paired.contains(pair.now())) continue;
            paired.add(pair.before());
            paired.add(pair.now());
            proposals.add(proposal(edition, Kind.RENAMED, pair.before(), pair.now(), pair.score()));
        }
        for (var place : places(added)) {
            if (!paired.contains(place)) {
                proposals.add(proposal(edition, Kind.NEW, null, place, 0));
            }
        }
        for (var place : places(gone)) {
            boolean isThere = place.school() != null;
            if (isThere && !paired.contains(place)) {
                proposals.add(proposal(edition, Kind.GONE, place, null, 0));
            }
        }
        return proposals;
    }

    private static Proposal proposal(
            UUID edition, Kind kind, @Nullable Place before, @Nullable Place now, double score) {
        var parts = new ArrayList<>(List.of("proposal", edition.toString(), kind.name()));
        parts.add(before == null ? "" : before.commandId().toString());
        parts.add(now == null ? "" : now.commandId().toString());
        return new Proposal(Hash.uuid(parts), kind, before, now, score, null);
    }

    private static List<Place> places(List<Named> named) {
        return named.stream().map(Named::place).toList();
    }

    /** Likely one school; what isn't in the register can't have been renamed. */
    private static List<Pair> pairs(List<Named> added, List<Named> gone) {
        var there = gone.stream().filter(named -> named.place().school() != null).toList();
        var pairs = new ArrayList<Pair>();
        Neighbours.between(
                there.stream().map(Named::name).toList(),
                added.stream().map(Named::name).toList(),
                (one, other) -> {
                    var was = there.get(one);
                    var now = added.get(other);
                    var likeness = was.name().likeness(now.name());
                    if (likeness.score() >= RENAMED_MIN) {
                        pairs.add(new Pair(was.place(), now.place(), likeness.score()));
                    }
                });
        return pairs;
    }
}
