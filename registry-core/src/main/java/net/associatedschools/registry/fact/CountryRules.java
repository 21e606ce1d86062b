package net.associatedschools.registry.fact;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a country says on one day: who is designated there, whether intake is open, its UNESCO
 * status (null: not known) and the policy in force (null: none recorded) with the name of the fact
 * that recorded it, {@code country:FR#17}.
 */
public record CountryRules(
        CountryCode country,
        Set<String> coordinators,
        boolean intakeOpen,
        @Nullable UnescoStatus unescoStatus,
        @Nullable Policy policy,
        @Nullable String policyName) {

    public CountryRules {
        coordinators = Set.copyOf(coordinators);
    }

    /** The months of trial that the policy in force asks for; none where there is no policy. */
    public int trialMonths() {
        return policy == null ? 0 : policy.admission().trialMonthsInAll();
    }
}
