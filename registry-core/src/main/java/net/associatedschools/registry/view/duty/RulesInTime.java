package net.associatedschools.registry.view.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.CountryEvent.RevalidationOpened;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.Revalidation;

/**
 * One country's rules of staying in, each from its day on; a day is mostly asked of it once. For
 * any number of threads.
 */
public final class RulesInTime {
    /** The due dates of a long history that are the same for all members; others may be many. */
    private static final int KEPT_MAX = 500;

    private final CountryCode code;
    private final Country country;
    private final List<MembershipPolicy.Duty> duties;
    private final Map<LocalDate, CountryRules> asked = new ConcurrentHashMap<>();
    private final Map<LocalDate, List<MembershipPolicy.Duty>> dutiesOn = new ConcurrentHashMap<>();

    public RulesInTime(CountryCode code, Country country) {
        this.code = code;
        this.country = country;
        this.duties = duties(country);
    }

    CountryCode code() {
        return code;
    }

    /** Whether it ever asked anything of its members. */
    public boolean asks() {
        return !duties.isEmpty();
    }

    /** Every duty that any of its policies or revalidations ever asked, in each of its forms. */
    List<MembershipPolicy.Duty> duties() {
        return duties;
    }

    private static List<MembershipPolicy.Duty> duties(Country country) {
        var duties = new ArrayList<MembershipPolicy.Duty>();
        for (var fact : country.standing()) {
            if (fact.event() instanceof PolicyRecorded e && e.policy().membership() != null) {
                duties.addAll(e.policy().membership().duties());
            }
            if (fact.event() instanceof RevalidationOpened e) duties.add(e.revalidation().duty());
        }
        return duties.stream().distinct().toList();
    }

    CountryRules on(LocalDate day) {
        if (asked.size() > KEPT_MAX) asked.clear();
        return asked.computeIfAbsent(day, that -> country.rules(code, that));
    }

    /** The duties of one day. */
    List<MembershipPolicy.Duty> dutiesOn(LocalDate day) {
        if (dutiesOn.size() > KEPT_MAX) dutiesOn.clear();
        return dutiesOn.computeIfAbsent(day, this::inForce);
    }

    private List<MembershipPolicy.Duty> inForce(LocalDate day) {
        var rules = on(day);
        return Stream.concat(
                        rules.staying().duties().stream(),
                        rules.revalidations().stream().map(Revalidation::duty))
                .toList();
    }
}
