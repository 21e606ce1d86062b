package net.associatedschools.registry.fact;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks, as what, and within which stream: {@code country:FR} for a coordinator or commission,
 * {@code school:<uuid>} or {@code application:<uuid>} for a school, null for those bound to none.
 * The id is opaque: {@code person:<uuid>}, or a word such as {@code system}.
 */
public record Actor(String id, Role role, @Nullable String within) {
    public static final Actor ANYONE = new Actor("anyone", Role.ANYONE, null);
    public static final Actor SYSTEM = new Actor("system", Role.SYSTEM, null);

    public static Actor coordinator(PersonId person, CountryCode country) {
        return new Actor(person.value(), Role.COORDINATOR, country.stream());
    }

    public static Actor commission(PersonId person, CountryCode country) {
        return new Actor(person.value(), Role.COMMISSION, country.stream());
    }

    public static Actor hq(PersonId person) {
        return new Actor(person.value(), Role.HQ, null);
    }

    /** Whoever holds the token of that application; once certified, of its school as well. */
    public static Actor applicant(PersonId person, ApplicationId application) {
        return new Actor(person.value(), Role.SCHOOL, application.value());
    }

    public static Actor school(PersonId person, SchoolId school) {
        return new Actor(person.value(), Role.SCHOOL, school.value());
    }

    boolean isWithin(String stream) {
        return stream.equals(within);
    }
}
