package net.associatedschools.registry.fact;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision may know beside its streams: who speaks, today (UTC) and in the last place on
 * earth where a day begins (UTC-12), since when the command shall hold, what the country says about
 * that day, and the policy under which an application was preselected, which stays its own
 * (R-APP-7; null: it was under none, or not yet).
 */
public record Rules(
        Actor actor,
        LocalDate today,
        LocalDate lastPlace,
        When effective,
        CountryRules country,
        @Nullable Policy preselectedUnder) {

    /** Where no policy but that of the day matters. */
    public Rules(
            Actor actor,
            LocalDate today,
            LocalDate lastPlace,
            When effective,
            CountryRules country) {
        this(actor, today, lastPlace, effective, country, country.policy());
    }

    /** The same at the beginning of today, where it is still yesterday in the last place. */
    public Rules(Actor actor, LocalDate today, When effective, CountryRules country) {
        this(actor, today, today.minusDays(1), effective, country);
    }

    /** The same for what was preselected under that policy. */
    public Rules preselectedUnder(@Nullable Policy policy) {
        return new Rules(actor, today, lastPlace, effective, country, policy);
    }

    /** R-TIME-4: whether that day has passed everywhere. */
    public boolean hasPassed(LocalDate day) {
        return day.isBefore(lastPlace);
    }

    /** The day by which the command is judged. */
    public LocalDate day() {
        return day(effective, today);
    }

    /** Of a partial date its last day; today where even that isn't known. */
    public static LocalDate day(When effective, LocalDate today) {
        return effective.latest().equals(LocalDate.MAX) ? today : effective.latest();
    }

    /**
     * The day on which what takes its time must be over: of the command's and today the earlier.
     */
    public LocalDate soonest() {
        return day().isBefore(today) ? day() : today;
    }

    /** The full date that decisions measure from (R-TIME-1). */
    public LocalDate fullDay() {
        return effective.mustBeDay("effective");
    }

    /** R-ROLE-2: nobody does what isn't theirs to do. */
    public void only(Role... allowed) {
        if (!Arrays.asList(allowed).contains(actor.role())) {
            throw RuleBroken.role("R-ROLE-2", actor.role() + " may not do this");
        }
    }

    /** R-ROLE-2: a coordinator or commission acts in its own country. */
    public void ownCountry() {
        boolean national = actor.role() == Role.COORDINATOR || actor.role() == Role.COMMISSION;
        if (national && !actor.isWithin(country.country().stream())) {
            throw RuleBroken.foreign("outside one's own country");
        }
    }

    /** R-ROLE-2: a school acts on its own application and record, by either's token. */
    public void ownRecord(String... streams) {
        if (actor.role() == Role.SCHOOL && !Arrays.asList(streams).contains(actor.within())) {
            throw RuleBroken.foreign("outside one's own record");
        }
        ownCountry();
    }

    /**
     * R-APP-5: phase one is done by a coordinator designated for that country on that day, or by
     * the National Commission; HQ can stand in.
     */
    public void nationalPhase() {
        only(Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        ownCountry();
        boolean designated =
                actor.role() != Role.COORDINATOR || country.coordinators().contains(actor.id());
        if (!designated) {
            throw RuleBroken.role(
                    "R-APP-5", "not designated for " + country.country() + " on " + day());
        }
    }

    /** Whether who acts in phase one stands in for a coordinator (recorded as such, R-APP-5). */
    public boolean isStandIn() {
        return actor.role() != Role.COORDINATOR;
    }
}
