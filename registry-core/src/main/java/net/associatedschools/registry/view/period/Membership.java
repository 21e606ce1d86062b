package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.Standing;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a school is during a period, with all by which schools are counted, put in order and found.
 * Null is "not known", for the certificate's name "never certified", for {@code memberSince} "no
 * member"; {@code recorded}: known only from a list.
 */
public record Membership(
        Status status,
        CountryCode country,
        String name,
        @Nullable String certificateName,
        List<String> types,
        @Nullable Category category,
        @Nullable Location location,
        @Nullable Education education,
        @Nullable String town,
        List<String> themes,
        @Nullable When memberSince,
        boolean recorded,
        String sortKey,
        String searchText) {
    public Membership {
        types = List.copyOf(types);
        themes = List.copyOf(themes);
    }

    static Membership of(CountryCode country, Standing standing) {
        var profile = standing.profile();
        return new Membership(
                standing.status(),
                country,
                Words.storable(profile.name()),
                storable(standing.certificateName()),
                storable(profile.types()),
                profile.category(),
                profile.location(),
                profile.education(),
                storable(profile.town()),
                storable(profile.themes()),
                standing.memberSince(),
                standing.recorded(),
                Words.sortKey(Words.storable(profile.name())),
                searchText(profile));
    }

    private static String searchText(Profile profile) {
        var other = profile.otherNames().stream().map(Profile.OtherName::name);
        var names = Stream.of(Stream.of(profile.name()), other, Stream.ofNullable(profile.town()));
        return Words.searchText(storable(names.flatMap(n -> n).toList()).stream());
    }

    private static List<String> storable(List<String> texts) {
        return texts.stream().map(Words::storable).toList();
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : Words.storable(text);
    }

    /** The primary type, or null where it isn't known. */
    public @Nullable String type() {
        return types.isEmpty() ? null : types.getFirst();
    }

    /** The year of joining, where all days on which it may have joined lie in one. */
    public @Nullable Integer joinedYear() {
        if (memberSince == null) return null;
        int year = memberSince.earliest().getYear();
        return memberSince.isStartKnown() && year == memberSince.latest().getYear() ? year : null;
    }

    /** Whether it is a member of which not even an earliest day of joining is known. */
    public boolean isStartNotKnown() {
        return memberSince != null && !memberSince.isStartKnown();
    }

    /** The place in a list by {@code memberSince}: unknown starts first, no members last. */
    public String sinceKey() {
        if (memberSince == null) return "~~";
        return key(memberSince.earliest()) + "/" + key(memberSince.latest());
    }

    private static String key(LocalDate day) {
        if (day.equals(LocalDate.MIN)) return "-";
        return day.equals(LocalDate.MAX) ? "~" : day.toString();
    }
}
