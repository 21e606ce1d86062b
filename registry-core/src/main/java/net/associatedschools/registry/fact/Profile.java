package net.associatedschools.registry.fact;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an institution (R-APP-1): its name exactly as it shall stand on the certificate, its
 * types (the first is the primary one; empty where a list doesn't say), where it is and how to
 * reach it. Null is "not known". Of an institution these are no personal data (R-PRIV-1).
 */
public record Profile(
        String name,
        List<String> types,
        @Nullable Category category,
        @Nullable Location location,
        @Nullable Education education,
        @Nullable String town,
        @Nullable String address,
        @Nullable String postCode,
        @Nullable String province,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        List<String> socialMedia,
        List<String> themes,
        List<Code> codes,
        List<OtherName> otherNames) {

    /** Who runs it. */
    public enum Category {
        PUBLIC,
        PRIVATE
    }

    /** Where it lies. */
    public enum Location {
        URBAN,
        RURAL
    }

    /** How it teaches. */
    public enum Education {
        FORMAL,
        NON_FORMAL
    }

    /** A school's code in a national scheme. */
    public record Code(String scheme, String value) {}

    /** The name in another language (BCP 47 tag, which also names the script). */
    public record OtherName(String language, String name) {}

    public Profile {
        types = List.copyOf(types);
        socialMedia = List.copyOf(socialMedia);
        themes = List.copyOf(themes);
        codes = List.copyOf(codes);
        otherNames = List.copyOf(otherNames);
    }

    /** Nothing but a name and perhaps a town: all that most lists say. */
    public static Profile named(String name, @Nullable String town) {
        return new Profile(
                name, List.of(), null, null, null, town, null, null, null, null, null, null,
                List.of(), List.of(), List.of(), List.of());
    }

    /** All that the network asks of a school that applies (R-APP-1), and no more. */
    public static Profile required(
            String name,
            String type,
            Category category,
            Location location,
            Education education,
            String town,
            String address,
            String email) {
        return new Profile(
                name,
                List.of(type),
                category,
                location,
                education,
                town,
                address,
                null,
                null,
                email,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public Profile renamed(String newName) {
        return new Profile(
                newName,
                types,
                category,
                location,
                education,
                town,
                address,
                postCode,
                province,
                email,
                phone,
                website,
                socialMedia,
                themes,
                codes,
                otherNames);
    }

    /** The same in another place; what is null is not known of it, but for the location. */
    public Profile relocated(
            @Nullable String newTown,
            @Nullable String newAddress,
            @Nullable String newPostCode,
            @Nullable String newProvince,
            @Nullable Location newLocation) {
        return new Profile(
                name,
                types,
                category,
                newLocation == null ? location : newLocation,
                education,
                newTown,
                newAddress,
                newPostCode,
                newProvince,
                email,
                phone,
                website,
                socialMedia,
                themes,
                codes,
                otherNames);
    }

    /** The same of another kind; null, or no types: as before. */
    public Profile reclassified(
            List<String> newTypes,
            @Nullable Category newCategory,
            @Nullable Education newEducation) {
        return new Profile(
                name,
                newTypes.isEmpty() ? types : newTypes,
                newCategory == null ? category : newCategory,
                location,
                newEducation == null ? education : newEducation,
                town,
                address,
                postCode,
                province,
                email,
                phone,
                website,
                socialMedia,
                themes,
                codes,
                otherNames);
    }

    /** The same, reached in another way; null, or no social media: as before. */
    public Profile reachedBy(
            @Nullable String newEmail,
            @Nullable String newPhone,
            @Nullable String newWebsite,
            List<String> newSocialMedia) {
        return new Profile(
                name,
                types,
                category,
                location,
                education,
                town,
                address,
                postCode,
                province,
                newEmail == null ? email : newEmail,
                newPhone == null ? phone : newPhone,
                newWebsite == null ? website : newWebsite,
                newSocialMedia.isEmpty() ? socialMedia : newSocialMedia,
                themes,
                codes,
                otherNames);
    }

    /** The same with that name in place of another in its language and script. */
    public Profile alsoCalled(OtherName called) {
        var others =
                otherNames.stream().filter(other -> !other.language().equals(called.language()));
        return with(codes, Stream.concat(others, Stream.of(called)).toList());
    }

    /** The same with that code in place of another of its scheme. */
    public Profile coded(Code code) {
        var others = codes.stream().filter(other -> !other.scheme().equals(code.scheme()));
        return with(Stream.concat(others, Stream.of(code)).toList(), otherNames);
    }

    private Profile with(List<Code> newCodes, List<OtherName> newOtherNames) {
        return new Profile(
                name,
                types,
                category,
                location,
                education,
                town,
                address,
                postCode,
                province,
                email,
                phone,
                website,
                socialMedia,
                themes,
                newCodes,
                newOtherNames);
    }

    /** The primary type, or null where it isn't known. */
    public @Nullable String type() {
        return types.isEmpty() ? null : types.getFirst();
    }
}
