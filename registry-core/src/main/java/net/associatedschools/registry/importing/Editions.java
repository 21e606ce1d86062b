package net.associatedschools.registry.importing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.importing.Imports.Verdict;
import net.associatedschools.registry.importing.Proposal.Kind;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * A list beside the edition before it, from the documents alone: which rows are the same school,
 * which are new, which are gone, and which new one looks like one that is gone under another name.
 */
final class Editions {
    /**
     * Below it, of pairs from real lists, different schools become more frequent than new names.
     */
    private static final double ALIKE = 0.90;

    /** Of the shorter list's rows; fewer are in common to two lists of one place. */
    private static final double SHARED_MIN = 0.5;

    /** One name in common is no sign of anything. */
    private static final int SHARED_ROWS_MIN = 2;

    /** Of one town; beyond it a list has been replaced, and nobody reads that many proposals. */
    private static final long PAIRS_MAX = 4_000_000;

    private static final int BATCH = 1000;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();

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
        taken.read(document, row -> keys.add(key(row.entry().name(), row.entry().town())));
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

    /** Equal names in equal towns are the same school, whatever else a row says. */
    static Difference compare(UUID edition, List<Place> before, List<Place> now) {
        var left = new LinkedHashMap<String, Deque<Place>>();
        for (var place : before) {
            left.computeIfAbsent(key(place), key -> new ArrayDeque<>()).add(place);
        }
        var same = new HashMap<UUID, Place>();
        var added = new ArrayList<Place>();
        for (var place : now) {
            var was = left.getOrDefault(key(place), new ArrayDeque<>()).poll();
            if (was == null) added.add(place);
            else same.put(place.commandId(), was);
        }
        var gone = left.values().stream().flatMap(Deque::stream).toList();
        return Difference.of(same, proposals(edition, added, gone));
    }

    private record Pair(Place before, Place now, double score) {}

    private static List<Proposal> proposals(UUID edition, List<Place> added, List<Place> gone) {
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
        for (var place : added) {
            if (!paired.contains(place)) {
                proposals.add(proposal(edition, Kind.NEW, null, place, 0));
            }
        }
        for (var place : gone) {
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

    /** Alike in one town; what isn't in the register can't have been renamed. */
    private static List<Pair> pairs(List<Place> added, List<Place> gone) {
        var byTown =
                gone.stream()
                        .filter(place -> place.school() != null)
                        .collect(Collectors.groupingBy(place -> town(place)));
        var pairs = new ArrayList<Pair>();
        added.stream()
                .collect(Collectors.groupingBy(place -> town(place)))
                .forEach(
                        (town, names) -> {
                            var others = byTown.getOrDefault(town, List.of());
                            if ((long) names.size() * others.size() > PAIRS_MAX) return;
                            for (var now : names) {
                                for (var was : others) {
                                    double score = likeness(was.name(), now.name());
                                    if (score >= ALIKE) pairs.add(new Pair(was, now, score));
                                }
                            }
                        });
        return pairs;
    }

    /** No. 12 and No. 13 are as alike as can be, and never the same. */
    static double likeness(String one, String other) {
        var left = words(one);
        var right = words(other);
        if (!numbers(left).equals(numbers(right))) return 0;
        double inOrder = LIKENESS.apply(String.join(" ", left), String.join(" ", right));
        double sorted = LIKENESS.apply(sorted(left), sorted(right));
        return Math.max(inOrder, sorted);
    }

    private static List<String> numbers(List<String> words) {
        return words.stream()
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .sorted()
                .toList();
    }

    private static String sorted(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }

    private static String key(Place place) {
        return key(place.name(), place.town());
    }

    private static String key(String name, @Nullable String town) {
        return String.join(" ", words(name)) + "\n" + town(town);
    }

    private static String town(Place place) {
        return town(place.town());
    }

    private static String town(@Nullable String town) {
        return town == null ? "" : String.join(" ", words(town));
    }

    private static List<String> words(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var words = NO_WORD.split(plain.toLowerCase(Locale.ROOT), -1);
        return Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
    }
}
