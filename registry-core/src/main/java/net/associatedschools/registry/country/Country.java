package net.associatedschools.registry.country;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.country.CountryCommand.AssignRegion;
import net.associatedschools.registry.country.CountryCommand.CloseRevalidation;
import net.associatedschools.registry.country.CountryCommand.Correct;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.EndCoordinator;
import net.associatedschools.registry.country.CountryCommand.OpenRevalidation;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryCommand.RecordSuccession;
import net.associatedschools.registry.country.CountryCommand.RecordUnescoStatus;
import net.associatedschools.registry.country.CountryCommand.ReplaceCoordinator;
import net.associatedschools.registry.country.CountryCommand.ResumeIntake;
import net.associatedschools.registry.country.CountryCommand.SuspendIntake;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.country.CountryEvent.CoordinatorReplaced;
import net.associatedschools.registry.country.CountryEvent.Corrected;
import net.associatedschools.registry.country.CountryEvent.CountrySucceeded;
import net.associatedschools.registry.country.CountryEvent.Happened;
import net.associatedschools.registry.country.CountryEvent.IntakeResumed;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.CountryEvent.RevalidationClosed;
import net.associatedschools.registry.country.CountryEvent.RevalidationOpened;
import net.associatedschools.registry.country.CountryEvent.UnescoStatusChanged;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import org.jspecify.annotations.Nullable;

/** The dated facts of a country, kept as recorded and read in the order they came to hold. */
public record Country(List<Fact<CountryEvent>> recorded) {
    public static final Country EMPTY = new Country(List.of());

    private static final Comparator<Fact<Happened>> AS_IT_HAPPENED =
            Comparator.comparing((Fact<Happened> fact) -> fact.event().effective())
                    .thenComparingLong(Fact::sequence);

    private static final Role[] NATIONAL = {Role.COORDINATOR, Role.COMMISSION, Role.HQ};
    private static final Role[] DESIGNATING = {Role.COMMISSION, Role.HQ};
    private static final Role[] UNESCO = {Role.HQ};

    public Country {
        recorded = List.copyOf(recorded);
    }

    /** What follows from the command: events, or none where it was all said before (R-APP-13). */
    public static List<CountryEvent> decide(Country state, CountryCommand command, Rules rules) {
        rules.ownCountry();
        return switch (command) {
            case DesignateCoordinator c -> designate(state, c, rules);
            case ReplaceCoordinator c -> replace(state, c, rules);
            case EndCoordinator c -> end(state, c, rules);
            case RecordPolicy c -> recordPolicy(state, c, rules);
            case SuspendIntake c -> suspend(state, c, rules);
            case ResumeIntake c -> resume(state, c, rules);
            case RecordUnescoStatus c -> recordStatus(state, c, rules);
            case AssignRegion c -> assignRegion(state, c, rules);
            case RecordSuccession c -> recordSuccession(state, c, rules);
            case OpenRevalidation c -> openRevalidation(state, c, rules);
            case CloseRevalidation c -> closeRevalidation(state, c, rules);
            case Correct c -> correct(state, c, rules);
        };
    }

    /** Total: takes whatever the log says. */
    public static Country evolve(Country state, Fact<CountryEvent> fact) {
        return new Country(Stream.concat(state.recorded.stream(), Stream.of(fact)).toList());
    }

    private static List<CountryEvent> designate(
            Country state, DesignateCoordinator c, Rules rules) {
        rules.only(DESIGNATING);
        rules.fullDay();
        return state.say(
                new CoordinatorDesignated(c.country(), rules.effective(), c.coordinator()));
    }

    private static List<CountryEvent> replace(Country state, ReplaceCoordinator c, Rules rules) {
        rules.only(DESIGNATING);
        mustBeAnother(c.former(), c.coordinator(), "coordinator");
        var replaced =
                new CoordinatorReplaced(
                        c.country(), rules.effective(), c.former(), c.coordinator());
        if (!state.says(replaced)) state.mustBeDesignated(c.former(), rules.fullDay());
        return state.say(replaced);
    }

    private static List<CountryEvent> end(Country state, EndCoordinator c, Rules rules) {
        rules.only(DESIGNATING);
        var ended = new CoordinatorEnded(c.country(), rules.effective(), c.coordinator());
        if (!state.says(ended)) state.mustBeDesignated(c.coordinator(), rules.fullDay());
        return state.say(ended);
    }

    private static List<CountryEvent> recordPolicy(Country state, RecordPolicy c, Rules rules) {
        rules.only(UNESCO);
        rules.fullDay();
        c.policy().admission().mustBeSound("policy.admission");
        mustLetStay(c.policy(), "policy.membership");
        return state.say(new PolicyRecorded(c.country(), rules.effective(), c.policy()));
    }

    private static List<CountryEvent> suspend(Country state, SuspendIntake c, Rules rules) {
        rules.only(NATIONAL);
        c.reason().mustBeCoded("reason.code");
        var suspended = new IntakeSuspended(c.country(), rules.effective(), c.reason());
        boolean open = state.on(rules.fullDay()).intakeOpen();
        RuleBroken.unless(open || state.says(suspended), "R-APP-6", "intake is suspended already");
        return state.say(suspended);
    }

    private static List<CountryEvent> resume(Country state, ResumeIntake c, Rules rules) {
        rules.only(NATIONAL);
        var resumed = new IntakeResumed(c.country(), rules.effective());
        boolean open = state.on(rules.fullDay()).intakeOpen();
        RuleBroken.unless(!open || state.says(resumed), "R-APP-6", "intake is open already");
        return state.say(resumed);
    }

    private static List<CountryEvent> recordStatus(
            Country state, RecordUnescoStatus c, Rules rules) {
        rules.only(Role.HQ, Role.SYSTEM);
        return state.say(new UnescoStatusChanged(c.country(), rules.effective(), c.status()));
    }

    private static List<CountryEvent> assignRegion(Country state, AssignRegion c, Rules rules) {
        rules.only(Role.HQ, Role.SYSTEM);
        mustBeSome(c.regions(), "regions");
        return state.say(new RegionAssigned(c.country(), rules.effective(), c.regions()));
    }

    private static List<CountryEvent> recordSuccession(
            Country state, RecordSuccession c, Rules rules) {
        rules.only(Role.HQ, Role.SYSTEM);
        rules.fullDay();
        mustBeOthers(c.country(), c.successors(), "successors");
        return state.say(new CountrySucceeded(c.country(), rules.effective(), c.successors()));
    }

    private static List<CountryEvent> openRevalidation(
            Country state, OpenRevalidation c, Rules rules) {
        rules.only(NATIONAL);
        var campaign = c.revalidation();
        var opened = new RevalidationOpened(c.country(), rules.effective(), campaign);
        if (state.says(opened)) return List.of();
        mustBeSound(campaign, rules.fullDay(), "revalidation");
        boolean isNew =
                state.standing().stream()
                        .map(Fact::event)
                        .noneMatch(
                                event ->
                                        event instanceof RevalidationOpened e
                                                && e.revalidation().name().equals(campaign.name()));
        RuleBroken.unless(isNew, "R-MEM-5", "there is a revalidation of that name already");
        return List.of(opened);
    }

    private static List<CountryEvent> closeRevalidation(
            Country state, CloseRevalidation c, Rules rules) {
        rules.only(NATIONAL);
        var closed = new RevalidationClosed(c.country(), rules.effective(), c.name());
        if (state.says(closed)) return List.of();
        RuleBroken.unless(
                state.openRevalidations(rules.fullDay()).stream()
                        .anyMatch(open -> open.name().equals(c.name())),
                "R-MEM-5",
                "no revalidation of that name is open");
        return List.of(closed);
    }

    private static void mustBeSound(Revalidation campaign, LocalDate opened, String field) {
        campaign.mustBeSound(field);
        RuleBroken.unlessContent(
                campaign.due().isAfter(opened), "R-MEM-5", field + ".due", "is not after opening");
    }

    /** The campaigns that are open on that day. */
    private List<Revalidation> openRevalidations(LocalDate day) {
        var open = new ArrayList<Revalidation>();
        for (var fact : standing()) {
            if (!fact.event().effective().surelyHoldsOn(day)) continue;
            if (fact.event() instanceof RevalidationOpened e) open.add(e.revalidation());
            if (fact.event() instanceof RevalidationClosed e) {
                open.removeIf(campaign -> campaign.name().equals(e.name()));
            }
        }
        return open;
    }

    /** All campaigns that there ever were, in the order of their opening. */
    public List<Revalidation> revalidations() {
        return standing().stream()
                .map(Fact::event)
                .filter(RevalidationOpened.class::isInstance)
                .map(event -> ((RevalidationOpened) event).revalidation())
                .toList();
    }

    private static List<CountryEvent> correct(Country state, Correct c, Rules rules) {
        rules.only(state.speakers(c.corrects()));
        c.reason().mustBeCoded("reason.code");
        var corrected = new Corrected(c.country(), c.corrects(), c.replacement(), c.reason());
        var replacement = c.replacement();
        RuleBroken.unlessContent(
                replacement == null || replacement.country().equals(c.country()),
                "R-TIME-2",
                "replacement",
                "must be of the same country");
        if (!Correction.isNews(state.recorded, corrected, Happened.class)) return List.of();
        if (replacement != null) mustBeSound(replacement);
        return List.of(corrected);
    }

    /** Who may say a thing may correct it. */
    private Role[] speakers(long sequence) {
        var said = Correction.firstSaid(recorded, sequence).map(Fact::event).orElse(null);
        return switch (said) {
            case IntakeSuspended e -> NATIONAL;
            case IntakeResumed e -> NATIONAL;
            case CoordinatorDesignated e -> DESIGNATING;
            case CoordinatorReplaced e -> DESIGNATING;
            case CoordinatorEnded e -> DESIGNATING;
            case PolicyRecorded e -> UNESCO;
            case UnescoStatusChanged e -> UNESCO;
            case RegionAssigned e -> UNESCO;
            case CountrySucceeded e -> UNESCO;
            case RevalidationOpened e -> NATIONAL;
            case RevalidationClosed e -> NATIONAL;
            case Corrected e -> UNESCO;
            case null -> UNESCO;
        };
    }

    /** A replacement is held to what was asked when it was first said. */
    private static void mustBeSound(Happened replacement) {
        switch (replacement) {
            case CoordinatorDesignated e -> e.effective().mustBeDay("replacement.effective");
            case CoordinatorReplaced e -> {
                e.effective().mustBeDay("replacement.effective");
                mustBeAnother(e.former(), e.coordinator(), "replacement.coordinator");
            }
            case CoordinatorEnded e -> e.effective().mustBeDay("replacement.effective");
            case PolicyRecorded e -> {
                e.effective().mustBeDay("replacement.effective");
                e.policy().admission().mustBeSound("replacement.policy.admission");
                mustLetStay(e.policy(), "replacement.policy.membership");
            }
            case IntakeSuspended e -> {
                e.effective().mustBeDay("replacement.effective");
                e.reason().mustBeCoded("replacement.reason.code");
            }
            case IntakeResumed e -> e.effective().mustBeDay("replacement.effective");
            case UnescoStatusChanged e -> {}
            case RegionAssigned e -> mustBeSome(e.regions(), "replacement.regions");
            case CountrySucceeded e -> {
                e.effective().mustBeDay("replacement.effective");
                mustBeOthers(e.country(), e.successors(), "replacement.successors");
            }
            case RevalidationOpened e ->
                    mustBeSound(
                            e.revalidation(),
                            e.effective().mustBeDay("replacement.effective"),
                            "replacement.revalidation");
            case RevalidationClosed e -> e.effective().mustBeDay("replacement.effective");
        }
    }

    private static void mustBeAnother(PersonId former, PersonId coordinator, String field) {
        RuleBroken.unlessContent(
                !former.equals(coordinator), "R-APP-5", field, "must be another than the former");
    }

    private static void mustLetStay(Policy policy, String field) {
        if (policy.membership() != null) policy.membership().mustBeSound(field);
    }

    private static void mustBeSome(List<Region> regions, String field) {
        RuleBroken.unlessContent(!regions.isEmpty(), "R-TIME-2", field, "name at least one");
    }

    private static void mustBeOthers(
            CountryCode country, List<CountryCode> successors, String field) {
        RuleBroken.unlessContent(
                !successors.isEmpty() && !successors.contains(country),
                "R-TIME-2",
                field,
                "name at least one, and none that it is itself");
    }

    private List<CountryEvent> say(Happened event) {
        return says(event) ? List.of() : List.of(event);
    }

    private boolean says(Happened event) {
        return standing().stream().anyMatch(fact -> fact.event().equals(event));
    }

    private void mustBeDesignated(PersonId person, LocalDate day) {
        RuleBroken.unless(
                on(day).coordinators().contains(person),
                "R-APP-5",
                person + " is not designated on " + day);
    }

    /**
     * How the country stands on that day. A region holds from the first day on which it may, since
     * it only sorts the figures; all else from the day on which it surely does.
     */
    public Situation on(LocalDate day) {
        return on(day, standing());
    }

    private static Situation on(LocalDate day, List<Fact<Happened>> facts) {
        var situation = Situation.UNTOLD;
        for (var fact : facts) {
            var when = fact.event().effective();
            boolean holds =
                    fact.event() instanceof RegionAssigned
                            ? when.mayHoldOn(day)
                            : when.surelyHoldsOn(day);
            if (holds) situation = situation.after(fact);
        }
        return situation;
    }

    /** The whole line, from before all that is known to for as long as is known. */
    public List<Period<Situation>> periods() {
        var facts = standing();
        return Period.of(
                facts.stream().map(fact -> fact.event().effective()), day -> on(day, facts));
    }

    /** What a decision about that day needs of this country. */
    public CountryRules rules(CountryCode country, LocalDate day) {
        var situation = on(day);
        return new CountryRules(
                country,
                situation.coordinators().stream()
                        .map(PersonId::value)
                        .collect(Collectors.toUnmodifiableSet()),
                situation.intakeOpen(),
                situation.unescoStatus(),
                situation.policy(),
                situation.policyName(),
                policyFrom(situation.policyName()),
                openRevalidations(day));
    }

    private @Nullable LocalDate policyFrom(@Nullable String policyName) {
        return standing().stream()
                .filter(fact -> fact.name().equals(policyName))
                .map(fact -> fact.event().effective().latest())
                .findFirst()
                .orElse(null);
    }

    /** The policy that the fact of that name recorded, as last corrected, while it stands. */
    public Optional<Policy> policy(String name) {
        return standing().stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::event)
                .filter(PolicyRecorded.class::isInstance)
                .map(event -> ((PolicyRecorded) event).policy())
                .findFirst();
    }

    /** The facts that stand, each in its last corrected form, in the order they came to hold. */
    public List<Fact<Happened>> standing() {
        return Correction.applied(recorded, Happened.class).stream()
                .sorted(AS_IT_HAPPENED)
                .toList();
    }
}
