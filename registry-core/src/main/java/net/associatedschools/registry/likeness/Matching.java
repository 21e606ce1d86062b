package net.associatedschools.registry.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.associatedschools.registry.likeness.Reason.Kind;
import net.associatedschools.registry.likeness.SchoolName.Word;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The words of two names set side by side: which are the same, well or badly, and which only one of
 * them has.
 */
record Matching(
        double matched,
        double worth,
        List<Word> onlyLeft,
        List<Word> onlyRight,
        List<String> alike) {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    /** Behind the name of a place: city, county, prefecture, town, village. */
    private static final Pattern DISTRICT = Pattern.compile("(?<=.{2})[市県都府区町村省郡시군구도]$");

    private static final double ALIKE_MIN = 0.78;

    private record Side(Word left, Word right, double alike) {}

    static Matching of(SchoolName one, SchoolName other) {
        var left = new ArrayList<>(one.words());
        var right = new ArrayList<>(other.words());
        var whole = wholeAlike(one, other);
        if (whole > 0) {
            double weight = left.stream().mapToDouble(Word::weight).sum();
            return new Matching(
                    Math.max(weight, 1),
                    Math.max(weight, 1) * whole,
                    List.of(),
                    List.of(),
                    whole == 1 ? List.of() : List.of(one.joined() + " ~ " + other.joined()));
        }
        var pairs = new ArrayList<Side>();
        for (var a : left) {
            for (var b : right) {
                double alike = alike(a, b);
                if (alike >= ALIKE_MIN) pairs.add(new Side(a, b, alike));
            }
        }
        pairs.sort(Comparator.comparingDouble(Side::alike).reversed());
        return paired(pairs, left, right);
    }

    private static Matching paired(List<Side> pairs, List<Word> left, List<Word> right) {
        double matched = 0;
        double worth = 0;
        var spelled = new ArrayList<String>();
        for (var pair : pairs) {
            if (!left.contains(pair.left()) || !right.contains(pair.right())) continue;
            left.remove(pair.left());
            right.remove(pair.right());
            double weight = Math.max(pair.left().weight(), pair.right().weight());
            matched += weight;
            worth += weight * pair.alike();
            if (!pair.left().text().equals(pair.right().text())) {
                spelled.add(pair.left().text() + " ~ " + pair.right().text());
            }
        }
        for (boolean flipped : new boolean[] {false, true}) {
            double together = together(flipped ? right : left, flipped ? left : right, spelled);
            matched += together;
            worth += together;
        }
        return new Matching(matched, worth, List.copyOf(left), List.copyOf(right), spelled);
    }

    /** One name has in one word what the other has in two; the weight of such. */
    private static double together(List<Word> ones, List<Word> twos, List<String> spelled) {
        double weight = 0;
        for (var one : List.copyOf(ones)) {
            for (int i = 0; i + 1 < twos.size(); i++) {
                var first = twos.get(i);
                var second = twos.get(i + 1);
                int longer = first.text().length() + second.text().length() - one.text().length();
                if (Math.abs(longer) > 2) continue; // seldom, and cheaper than to listen
                if (!Letters.heard(first.text() + second.text()).equals(one.heard())) continue;
                spelled.add(one.text() + " ~ " + first.text() + " " + second.text());
                ones.remove(one);
                twos.remove(first);
                twos.remove(second);
                weight++;
                break;
            }
        }
        return weight;
    }

    /** Written together or apart: Charlesdegaulle. */
    private static double wholeAlike(SchoolName one, SchoolName other) {
        if (one.joined().equals(other.joined())) return 1;
        return one.joinedHeard().equals(other.joinedHeard()) ? 0.97 : 0;
    }

    /** From 0, two words, to 1, the same word. */
    static double alike(Word one, Word other) {
        if (one.text().equals(other.text())) return 1;
        if (one.concept() != null && one.concept().equals(other.concept())) return 1;
        if (isBeginning(one, other) || isBeginning(other, one)) return 0.95;
        if (one.heard().equals(other.heard())) return 0.98;
        if (Letters.isUnspaced(one.text()) || Letters.isUnspaced(other.text())) {
            if (place(one.text()).equals(place(other.text()))) return 0.98;
            return isBehind(one, other) || isBehind(other, one) ? 0.9 : 0;
        }
        return spelled(one.heard(), other.heard());
    }

    private static boolean isBeginning(Word begun, Word whole) {
        boolean initial = begun.text().length() == 1 && !Letters.isUnspaced(begun.text());
        return (initial || begun.isBegun()) && whole.text().startsWith(begun.text());
    }

    /** In Chinese and Japanese the place stands first: 佐倉南 behind 千葉. */
    private static boolean isBehind(Word whole, Word word) {
        int before = whole.text().length() - word.text().length();
        return before > 1 && word.text().length() > 1 && whole.text().endsWith(word.text());
    }

    private static String place(String word) {
        return DISTRICT.matcher(word).replaceFirst("");
    }

    private static double spelled(String one, String other) {
        int length = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        if (shorter < 3) return 0;
        int distance = DISTANCE.apply(one, other);
        if (one.equals(other + "s") || other.equals(one + "s")) return 0.95;
        int allowed = length >= 9 ? 2 : length >= 6 ? 1 : 0;
        boolean begins = one.charAt(0) == other.charAt(0);
        if (distance <= allowed && (begins || length >= 8)) return 1 - 0.7 * distance / length;
        int common = 0;
        while (common < shorter && one.charAt(common) == other.charAt(common)) common++;
        boolean inflected = common >= Math.max(4, Math.ceil(0.6 * length)) && length - common <= 3;
        return inflected ? 0.8 : 0;
    }

    double score(SchoolName one, SchoolName other) {
        if (matched == 0) return 0.2;
        double quality = worth / matched;
        double left = weight(onlyLeft, one);
        double right = weight(onlyRight, other);
        if (left == 0 && right == 0) return quality;
        boolean numbered = !one.numbers().isEmpty() && one.numbers().equals(other.numbers());
        double shared = matched + (numbered ? 1 : 0);
        double less = Math.min(left, right);
        double more = Math.max(left, right);
        if (less > 0)
            return quality * Math.max(0, 1 - (1.5 * less + 0.25 * more) / (shared + more));
        double score = quality * (0.8 + 0.2 * shared / (shared + more));
        var shorter = left == 0 ? one : other;
        var added = left == 0 ? onlyRight : onlyLeft;
        return score * caution(shorter, added, left == 0 ? other : one);
    }

    /** What stands behind a comma or a dash is mostly where the school is. */
    private static double weight(List<Word> words, SchoolName name) {
        return words.stream()
                .mapToDouble(word -> word.weight() * (isAside(word, name) ? 0.5 : 1))
                .sum();
    }

    private static boolean isAside(Word word, SchoolName name) {
        return word.segment() != mainSegment(name);
    }

    private static int mainSegment(SchoolName name) {
        return name.words().stream().mapToInt(Word::segment).min().orElse(0);
    }

    /**
     * The school of a place and one named after somebody there are two; so are a saint and another
     * of that name.
     */
    private static double caution(SchoolName shorter, List<Word> added, SchoolName longer) {
        boolean aside = added.stream().allMatch(word -> isAside(word, longer));
        if (aside) return 1;
        if (added.stream().allMatch(word -> Character.isDigit(word.text().charAt(0)))) return 0.8;
        boolean ofPlace = shorter.words().stream().allMatch(Word::isOfPlace);
        if (ofPlace && shorter.numbers().isEmpty()) return 0.9;
        boolean saint = shorter.words().stream().anyMatch(word -> "saint".equals(word.concept()));
        boolean further = added.stream().anyMatch(Word::isOfPlace);
        return saint && further ? 0.9 : 1;
    }

    void explain(List<Reason> reasons) {
        if (!alike.isEmpty()) {
            reasons.add(new Reason(Kind.SPELLED_ALIKE, String.join(", ", alike)));
        }
        if (onlyLeft.isEmpty() && onlyRight.isEmpty()) {
            if (alike.isEmpty()) reasons.add(new Reason(Kind.SAME_WORDS, ""));
        } else if (onlyLeft.isEmpty() || onlyRight.isEmpty()) {
            reasons.add(new Reason(Kind.ADDED, words(onlyLeft.isEmpty() ? onlyRight : onlyLeft)));
        } else {
            reasons.add(new Reason(Kind.OTHER_WORDS, words(onlyLeft) + " / " + words(onlyRight)));
        }
    }

    static String words(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
