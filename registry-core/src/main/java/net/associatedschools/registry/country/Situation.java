package net.associatedschools.registry.country;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.country.CountryEvent.CoordinatorReplaced;
import net.associatedschools.registry.country.CountryEvent.CountrySucceeded;
import net.associatedschools.registry.country.CountryEvent.Happened;
import net.associatedschools.registry.country.CountryEvent.IntakeResumed;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.CountryEvent.RevalidationClosed;
import net.associatedschools.registry.country.CountryEvent.RevalidationOpened;
import net.associatedschools.registry.country.CountryEvent.UnescoStatusChanged;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * How a country stands on a day: its coordinators and since when it has had one without a break,
 * whether it takes applications, the policy in force with its fact's name, its UNESCO status and
 * primary region, and the countries that came after it (none: it still is). Null is "none" or "not
 * known". One step of the fold in effective order.
 */
public record Situation(
        List<PersonId> coordinators,
        @Nullable When designatedSince,
        boolean intakeOpen,
        @Nullable Policy policy,
        @Nullable String policyName,
        @Nullable UnescoStatus unescoStatus,
        @Nullable Region region,
        List<CountryCode> successors) {

    static final Situation UNTOLD =
            new Situation(List.of(), null, true, null, null, null, null, List.of());

    public Situation {
        coordinators = List.copyOf(coordinators);
        successors = List.copyOf(successors);
    }

    /** Total: the past is folded, never judged. */
    Situation after(Fact<Happened> fact) {
        return switch (fact.event()) {
            case CoordinatorDesignated e -> changed(null, e.coordinator(), e.effective());
            case CoordinatorReplaced e -> changed(e.former(), e.coordinator(), e.effective());
            case CoordinatorEnded e -> changed(e.coordinator(), null, e.effective());
            case PolicyRecorded e ->
                    new Situation(
                            coordinators,
                            designatedSince,
                            intakeOpen,
                            e.policy(),
                            fact.name(),
                            unescoStatus,
                            region,
                            successors);
            case IntakeSuspended e -> withIntake(false);
            case IntakeResumed e -> withIntake(true);
            case UnescoStatusChanged e ->
                    new Situation(
                            coordinators,
                            designatedSince,
                            intakeOpen,
                            policy,
                            policyName,
                            e.status(),
                            region,
                            successors);
            case RegionAssigned e ->
                    new Situation(
                            coordinators,
                            designatedSince,
                            intakeOpen,
                            policy,
                            policyName,
                            unescoStatus,
                            e.regions().isEmpty() ? null : e.regions().getFirst(),
                            successors);
            case RevalidationOpened e -> this;
            case RevalidationClosed e -> this;
            // What is no more is no member state either (R-APP-11).
            case CountrySucceeded e ->
                    new Situation(
                            coordinators,
                            designatedSince,
                            intakeOpen,
                            policy,
                            policyName,
                            UnescoStatus.NONE,
                            region,
                            e.successors());
        };
    }

    private Situation changed(
            @Nullable PersonId leaving, @Nullable PersonId coming, When effective) {
        var next =
                Stream.concat(coordinators.stream(), Stream.ofNullable(coming))
                        .filter(person -> !person.equals(leaving))
                        .distinct()
                        .sorted(Comparator.comparing(PersonId::value))
                        .toList();
        var since = next.isEmpty() ? null : designatedSince == null ? effective : designatedSince;
        return new Situation(
                next, since, intakeOpen, policy, policyName, unescoStatus, region, successors);
    }

    private Situation withIntake(boolean open) {
        return new Situation(
                coordinators,
                designatedSince,
                open,
                policy,
                policyName,
                unescoStatus,
                region,
                successors);
    }
}
