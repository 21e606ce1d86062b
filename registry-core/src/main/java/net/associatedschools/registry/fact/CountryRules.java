package net.associatedschools.registry.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a country says on one day: who is designated there, whether intake is open, its UNESCO
 * status (null: not known), the policy in force (null: none recorded) with the name of the fact
 * that recorded it, {@code country:FR#17}, and its first day (null: not known), and the
 * revalidations that are open.
 */
public record CountryRules(
        CountryCode country,
        Set<String> coordinators,
        boolean intakeOpen,
        @Nullable UnescoStatus unescoStatus,
        @Nullable Policy policy,
        @Nullable String policyName,
        @Nullable LocalDate policyFrom,
        List<Revalidation> revalidations) {

    public CountryRules {
        coordinators = Set.copyOf(coordinators);
        revalidations = List.copyOf(revalidations);
    }

    /** One whose policy was always in force, and that revalidates nobody. */
    public CountryRules(
            CountryCode country,
            Set<String> coordinators,
            boolean intakeOpen,
            @Nullable UnescoStatus unescoStatus,
            @Nullable Policy policy,
            @Nullable String policyName) {
        this(country, coordinators, intakeOpen, unescoStatus, policy, policyName, null, List.of());
    }

    /** The months of trial that the policy in force asks for; none where there is no policy. */
    public int trialMonths() {
        return policy == null ? 0 : policy.admission().trialMonthsInAll();
    }

    /** How members stay in by the policy in force; nothing is asked where there is none. */
    public MembershipPolicy staying() {
        var staying = policy == null ? null : policy.membership();
        return staying == null ? MembershipPolicy.NONE : staying;
    }

    /** What members owe under that name, by the policy or by a revalidation. */
    public Optional<MembershipPolicy.Duty> duty(String name) {
        return staying().duty(name).or(() -> revalidation(name).map(Revalidation::duty));
    }

    public Optional<Revalidation> revalidation(String name) {
        return revalidations.stream().filter(open -> open.name().equals(name)).findFirst();
    }

    /** R-MEM-4: whether the register follows what fell due on that day under these rules. */
    public boolean follows(LocalDate due) {
        var followed = staying().followedFrom();
        boolean before = policyFrom != null && due.isBefore(policyFrom);
        return !before && (followed == null || !due.isBefore(followed));
    }
}
