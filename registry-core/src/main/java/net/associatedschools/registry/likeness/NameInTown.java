package net.associatedschools.registry.likeness;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.associatedschools.registry.likeness.Reason.Kind;
import net.associatedschools.registry.likeness.SchoolName.Word;
import org.jspecify.annotations.Nullable;

/**
 * A school's name with the town that it is in, as far as that is known, read once to be compared
 * with many.
 */
public final class NameInTown {
    private static final double OTHER_TOWN = 0.75;

    private final SchoolName name;
    private final Set<String> town;
    private final String key;

    private NameInTown(SchoolName name, Set<String> town, String key) {
        this.name = name;
        this.town = Set.copyOf(town);
        this.key = key;
    }

    public static NameInTown of(String name, @Nullable String town) {
        var read = SchoolName.of(name);
        var towns = town == null ? Set.<String>of() : heard(town);
        var written = read.whole().isEmpty() ? name.strip() : read.written();
        return new NameInTown(read, towns, written + "\n" + String.join(" ", new TreeSet<>(towns)));
    }

    /** Equal where name and town are, however they are written. */
    public String key() {
        return key;
    }

    private static Set<String> heard(String town) {
        return Piece.of(town).stream()
                .map(piece -> Letters.heard(piece.text()))
                .collect(Collectors.toSet());
    }

    /**
     * A town in one name is no difference; two known towns are, unless a name says that it is in
     * the other.
     */
    public Likeness likeness(NameInTown other) {
        var towns = new HashSet<>(town);
        towns.addAll(other.town);
        var left = without(name, towns);
        var right = without(other.name, towns);
        boolean tells = !left.words().isEmpty() && !right.words().isEmpty();
        var likeness = tells ? Likeness.of(left, right) : Likeness.of(name, other.name);
        if (town.isEmpty() || other.town.isEmpty()) return likeness;
        if (town.stream().anyMatch(other.town::contains)) return likeness.with(Kind.SAME_TOWN, 1);
        boolean said = says(name, other.town) || says(other.name, town);
        return said ? likeness : likeness.with(Kind.OTHER_TOWN, OTHER_TOWN);
    }

    /** Whether they can't be one school whatever the words, which is seen at once. */
    boolean isOther(NameInTown other) {
        return !Likeness.numbersAgree(name, other.name);
    }

    private static SchoolName without(SchoolName name, Set<String> towns) {
        return towns.isEmpty() ? name : name.without(word -> towns.contains(word.heard()));
    }

    private static boolean says(SchoolName name, Set<String> town) {
        return name.words().stream().map(Word::heard).collect(Collectors.toSet()).containsAll(town);
    }

    /** What a name that is alike shares with this one: the beginning of a word of its own. */
    Set<String> keys() {
        var keys = new HashSet<String>();
        for (var word : name.words()) {
            if (word.concept() != null) keys.add("~" + word.concept());
            if (word.weight() < 1) continue;
            for (var part : parts(word)) keys.add(part);
        }
        // Written together or apart, by initials, or without a word of its own.
        var joined = name.joinedHeard();
        if (!joined.isEmpty()) keys.add("=" + joined.substring(0, Math.min(6, joined.length())));
        if (!name.numbers().isEmpty()) keys.add("#" + new TreeSet<>(name.kinds()) + name.numbers());
        if (keys.isEmpty()) keys.add("#" + new TreeSet<>(name.kinds()));
        return keys;
    }

    private static List<String> parts(Word word) {
        if (Letters.isUnspaced(word.text())) {
            var text = word.text();
            int length = Math.min(2, text.length());
            return List.of(text.substring(text.length() - length));
        }
        var heard = word.heard();
        return List.of(heard.substring(0, Math.min(4, heard.length())));
    }
}
