package net.associatedschools.registry.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.associatedschools.registry.likeness.Reason.Kind;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How alike two names of schools are, from 0 to 1, and why: their own words one by one, and what
 * can't differ between two names of one school. From {@link #SAME} on they are likely one school.
 */
public record Likeness(double score, List<Reason> reasons) {
    public static final double SAME = 0.85;

    /** A name may leave these out; who leaves out a speciality doesn't have it. */
    private static final Set<String> LEVELS =
            Set.of(
                    "primary",
                    "basic",
                    "middle",
                    "secondary",
                    "chinese-secondary",
                    "gymnasium",
                    "lyceum",
                    "oberschule",
                    "realschule",
                    "college",
                    "atheneum");

    private static final double UNLIKE = 0.5;

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    public boolean isSame() {
        return score >= SAME;
    }

    /** Of two names alone. */
    public static Likeness of(String left, String right) {
        return of(SchoolName.of(left), SchoolName.of(right));
    }

    static Likeness of(SchoolName left, SchoolName right) {
        if (left.whole().equals(right.whole()) && !left.whole().isEmpty()) {
            return new Likeness(1, List.of(new Reason(Kind.SAME_NAME, "")));
        }
        var reasons = new ArrayList<Reason>();
        var one = writtenOut(left, right);
        var other = writtenOut(right, left);
        if (one.pieces().size() != left.pieces().size()
                || other.pieces().size() != right.pieces().size()) {
            reasons.add(new Reason(Kind.WRITTEN_OUT, ""));
        }
        double score = numbers(one, other, reasons);
        score *= kinds(one, other, reasons);
        score *= traits(one, other, reasons);
        score *= parts(one, other, reasons);
        score *= words(one, other, reasons);
        return new Likeness(score, reasons);
    }

    private static SchoolName writtenOut(SchoolName name, SchoolName other) {
        var pieces = Initials.writtenOut(name.pieces(), other.pieces());
        return pieces.equals(name.pieces()) ? name : SchoolName.of(pieces);
    }

    /** With what is known beside the names. */
    Likeness with(Kind reason, double factor) {
        var all = new ArrayList<>(reasons);
        all.add(new Reason(reason, ""));
        return new Likeness(score * factor, all);
    }

    static boolean numbersAgree(SchoolName one, SchoolName other) {
        return numbers(one, other, new ArrayList<>()) >= SAME;
    }

    private static double numbers(SchoolName one, SchoolName other, List<Reason> reasons) {
        var left = one.numbers();
        var right = other.numbers();
        if (left.equals(right)) return 1;
        if (!one.digits().isEmpty() && one.digits().equals(other.digits())) return 1;
        var lacking = new ArrayList<>(left);
        right.forEach(lacking::remove);
        var added = new ArrayList<>(right);
        left.forEach(added::remove);
        boolean years = Stream.concat(lacking.stream(), added.stream()).allMatch(Likeness::isYear);
        if (years && (lacking.isEmpty() || added.isEmpty())) return 0.95;
        reasons.add(new Reason(Kind.OTHER_NUMBER, said(left, right)));
        return lacking.isEmpty() || added.isEmpty() ? 0.75 : 0.3;
    }

    /** Or a code that one list has and the other leaves out. */
    private static boolean isYear(String number) {
        return number.length() > 4 || number.matches("1[5-9]\\d\\d|20\\d\\d");
    }

    private static double kinds(SchoolName one, SchoolName other, List<Reason> reasons) {
        var left = one.kinds();
        var right = other.kinds();
        if (left.equals(right)) return 1;
        boolean levels = LEVELS.containsAll(left) && LEVELS.containsAll(right);
        if (levels && (left.isEmpty() || right.isEmpty())) return 0.97;
        reasons.add(new Reason(Kind.OTHER_KIND, said(left, right)));
        return left.containsAll(right) || right.containsAll(left) ? 0.78 : 0.6;
    }

    private static double traits(SchoolName one, SchoolName other, List<Reason> reasons) {
        double factor = 1;
        var all = new TreeSet<>(one.traits().keySet());
        all.addAll(other.traits().keySet());
        for (var trait : all) {
            var left = one.traits().getOrDefault(trait, Set.of());
            var right = other.traits().getOrDefault(trait, Set.of());
            if (left.equals(right)) continue;
            boolean free =
                    trait.equals("network") || trait.equals("founder") || trait.equals("scope");
            if (left.isEmpty() || right.isEmpty()) {
                if (free) continue;
                factor *= leftOut(trait, one, other);
            } else if (!free && left.stream().noneMatch(right::contains)) {
                if (trait.equals("owner") && isPublic(left, right)) continue;
                reasons.add(new Reason(Kind.OTHER_TRAIT, said(left, right)));
                factor *= 0.75;
            }
        }
        return factor;
    }

    /** Where a name has few words of its own, what it leaves out weighs more. */
    private static double leftOut(String trait, SchoolName one, SchoolName other) {
        if (trait.equals("owner")) return 0.98;
        boolean light =
                Stream.of(one, other)
                        .flatMap(name -> name.words().stream())
                        .allMatch(word -> word.weight() < 1);
        return light && !trait.equals("gender") ? 0.84 : 0.95;
    }

    /** A name that says no more than public may be a state's or a town's school. */
    private static boolean isPublic(Set<String> left, Set<String> right) {
        boolean isPrivate = left.contains("private") || right.contains("private");
        return !isPrivate && (left.contains("public") || right.contains("public"));
    }

    private static double parts(SchoolName one, SchoolName other, List<Reason> reasons) {
        var left = one.parts();
        var right = other.parts();
        if (left.equals(right)) return 1;
        reasons.add(new Reason(Kind.OTHER_PART, said(left, right)));
        return left.isEmpty() || right.isEmpty() ? 0.83 : 0.6;
    }

    private static double words(SchoolName one, SchoolName other, List<Reason> reasons) {
        if (one.words().isEmpty() && other.words().isEmpty()) return bare(one, other, reasons);
        if (one.words().isEmpty() || other.words().isEmpty()) {
            var added = Matching.words(one.words().isEmpty() ? other.words() : one.words());
            boolean numbered = !one.numbers().isEmpty() && one.numbers().equals(other.numbers());
            reasons.add(new Reason(Kind.ADDED, added));
            return numbered ? 0.9 : UNLIKE;
        }
        var matching = Matching.of(one, other);
        matching.explain(reasons);
        return matching.score(one, other);
    }

    /** Names that say nothing but what kind of school it is. */
    private static double bare(SchoolName one, SchoolName other, List<Reason> reasons) {
        boolean numbered = !one.numbers().isEmpty() && one.numbers().equals(other.numbers());
        boolean kindred = !one.kinds().isEmpty() && one.traits().equals(other.traits());
        boolean same = numbered || (kindred && one.kinds().equals(other.kinds()));
        reasons.add(new Reason(same ? Kind.SAME_WORDS : Kind.OTHER_WORDS, ""));
        if (same) return 0.97;
        int distance = LevenshteinDistance.getDefaultInstance().apply(one.whole(), other.whole());
        int length = Math.max(one.whole().length(), other.whole().length());
        return length == 0 ? 0 : 1 - (double) distance / length;
    }

    private static String said(Iterable<String> left, Iterable<String> right) {
        return said(left) + " / " + said(right);
    }

    private static String said(Iterable<String> words) {
        var said = String.join(", ", words);
        return said.isEmpty() ? "none" : said;
    }
}
