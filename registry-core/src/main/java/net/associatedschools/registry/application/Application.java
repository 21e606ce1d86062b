package net.associatedschools.registry.application;

import static net.associatedschools.registry.application.Application.Stage.CANDIDATE;
import static net.associatedschools.registry.application.Application.Stage.CERTIFIED;
import static net.associatedschools.registry.application.Application.Stage.NONE;
import static net.associatedschools.registry.application.Application.Stage.RECOMMENDED;
import static net.associatedschools.registry.application.Application.Stage.SUBMITTED;
import static net.associatedschools.registry.application.Application.Stage.WITHDRAWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Correct;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.Withdraw;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.application.ApplicationEvent.Opening;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.Withdrawn;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** One attempt of one school to join: a process that steps through stages in the log's order. */
public record Application(List<Fact<ApplicationEvent>> recorded) {
    /** Where an application stands (domain.md 3). */
    public enum Stage {
        NONE,
        SUBMITTED,
        CANDIDATE,
        RECOMMENDED,
        CERTIFIED,
        WITHDRAWN;

        public boolean isOpen() {
            return this == SUBMITTED || this == CANDIDATE || this == RECOMMENDED;
        }
    }

    public static final Application NOT_MADE = new Application(List.of());

    public Application {
        recorded = List.copyOf(recorded);
    }

    /** What follows from the command: events, or none where it was all said before (R-APP-13). */
    public static List<ApplicationEvent> decide(
            Application state, ApplicationCommand command, Rules rules) {
        return switch (command) {
            case Apply c -> apply(state, c, rules);
            case RecordCandidacy c -> recordCandidacy(state, c, rules);
            case Preselect c -> preselect(state, c, rules);
            case Recommend c -> recommend(state, c, rules);
            case Certify c -> certify(state, c, rules);
            case Withdraw c -> withdraw(state, c, rules);
            case Correct c -> correct(state, c, rules);
        };
    }

    /** Total: takes whatever the log says. */
    public static Application evolve(Application state, Fact<ApplicationEvent> fact) {
        return new Application(Stream.concat(state.recorded.stream(), Stream.of(fact)).toList());
    }

    private static List<ApplicationEvent> apply(Application state, Apply c, Rules rules) {
        rules.only(Role.ANYONE, Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        rules.ownCountry();
        c.form().mustBeComplete();
        state.mustBeOf(c.school(), c.country());
        var said =
                state.say(
                        new Applied(
                                c.application(),
                                rules.effective(),
                                c.school(),
                                c.country(),
                                c.form()));
        if (said.isEmpty()) return said;
        mustBeEligible(rules);
        RuleBroken.unless(
                rules.country().intakeOpen(), "R-APP-6", "intake is suspended in " + c.country());
        return said;
    }

    private static List<ApplicationEvent> recordCandidacy(
            Application state, RecordCandidacy c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.HQ, Role.SYSTEM);
        rules.ownCountry();
        mustHaveName("profile.name", c.profile().name());
        state.mustBeOf(c.school(), c.country());
        // R-STAT-3: seen on a list is all that is known where the list leaves the start out.
        var stated = c.statement().effective();
        var since = stated == null ? When.knownBy(c.observedOn().latest()) : stated;
        mustBeSeenAfter(since, c.observedOn(), "statement.effective");
        return state.say(
                new CandidacyRecorded(
                        c.application(),
                        since,
                        c.school(),
                        c.country(),
                        c.profile().name(),
                        c.observedOn(),
                        c.source()));
    }

    private void mustBeOf(SchoolId school, CountryCode country) {
        boolean another = isMade() && !(school().equals(school) && country().equals(country));
        RuleBroken.unless(!another, "R-APP-13", "it was made for another school");
    }

    private static void mustHaveName(String field, String name) {
        RuleBroken.unlessContent(!name.isBlank(), "R-APP-1", field, "is missing");
    }

    /** R-TIME-3: who was seen as a candidate had become one by then. */
    private static void mustBeSeenAfter(When since, When observedOn, String field) {
        RuleBroken.unlessContent(
                !since.earliest().isAfter(observedOn.latest()),
                "R-TIME-3",
                field,
                "is after the day on which it was seen as a candidate");
    }

    private static List<ApplicationEvent> preselect(Application state, Preselect c, Rules rules) {
        rules.nationalPhase();
        var trialUntil = rules.fullDay().plusMonths(rules.country().trialMonths());
        var by = rules.actor().id();
        // The policy seen is no part of what was asked, and may since have been told anew.
        boolean repeated =
                state.the(Preselected.class)
                        .filter(e -> e.by().equals(by) && e.effective().equals(rules.effective()))
                        .isPresent();
        if (repeated) return List.of();
        return state.say(
                new Preselected(
                        c.application(),
                        rules.effective(),
                        by,
                        rules.isStandIn(),
                        rules.country().policyName(),
                        trialUntil));
    }

    private static List<ApplicationEvent> recommend(Application state, Recommend c, Rules rules) {
        rules.nationalPhase();
        rules.fullDay();
        var recommended =
                new Recommended(
                        c.application(), rules.effective(), rules.actor().id(), rules.isStandIn());
        var said = state.say(recommended);
        if (said.isEmpty()) return said;
        // A candidate from an old list has a trial that nobody knows the end of.
        state.the(Preselected.class)
                .ifPresent(e -> mustHaveEnded(e.trialUntil(), rules.today(), "R-APP-10"));
        return said;
    }

    private static List<ApplicationEvent> certify(Application state, Certify c, Rules rules) {
        rules.only(Role.HQ);
        rules.fullDay();
        var name = state.the(Opening.class).map(Application::name);
        var by = rules.actor().id();
        // Nor is the name, which a correction of the form may since have changed.
        boolean repeated =
                state.the(Certified.class)
                        .filter(e -> e.by().equals(by) && e.effective().equals(rules.effective()))
                        .isPresent();
        if (repeated) return List.of();
        var said =
                state.say(new Certified(c.application(), rules.effective(), by, name.orElse("")));
        boolean hadAHand =
                state.the(Preselected.class).filter(e -> e.by().equals(by)).isPresent()
                        || state.the(Recommended.class).filter(e -> e.by().equals(by)).isPresent();
        if (hadAHand) throw RuleBroken.role("R-ROLE-1", "who had a hand in phase one");
        mustBeEligible(rules);
        return said;
    }

    /** As it shall stand on the certificate; of an old list, as that wrote it. */
    private static String name(Opening opening) {
        return switch (opening) {
            case Applied e -> e.form().profile().name();
            case CandidacyRecorded e -> e.name();
        };
    }

    private static List<ApplicationEvent> withdraw(Application state, Withdraw c, Rules rules) {
        rules.only(Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION);
        rules.ownRecord(c.application().value(), state.school().value());
        c.reason().mustBeCoded("reason.code");
        return state.say(new Withdrawn(c.application(), rules.effective(), c.reason()));
    }

    private static List<ApplicationEvent> correct(Application state, Correct c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        rules.ownCountry();
        if (state.firstSaid(c.corrects()) instanceof Certified) rules.only(Role.HQ);
        c.reason().mustBeCoded("reason.code");
        return correct(
                state, new Corrected(c.application(), c.corrects(), c.replacement(), c.reason()));
    }

    /** That correction, if all that stands after it can be; the same one again is no news. */
    public static List<ApplicationEvent> correct(Application state, Corrected corrected) {
        var replacement = corrected.replacement();
        RuleBroken.unlessContent(
                replacement == null || replacement.application().equals(corrected.application()),
                "R-TIME-2",
                "replacement",
                "must be of the same application");
        if (!Correction.isNews(state.recorded, corrected, Happened.class)) return List.of();
        if (replacement != null) state.mustBeSound(corrected.corrects(), replacement);
        state.and(corrected).mustHold();
        return List.of(corrected);
    }

    /** A replacement is held to what was asked when it was first said. */
    private void mustBeSound(long corrects, Happened replacement) {
        switch (replacement) {
            case Applied e -> {
                mustBeOfTheSame(e);
                e.form().mustBeComplete();
            }
            case CandidacyRecorded e -> {
                mustBeOfTheSame(e);
                mustHaveName("replacement.name", e.name());
                mustBeSeenAfter(e.effective(), e.observedOn(), "replacement.effective");
            }
            case Preselected e -> e.effective().mustBeDay("replacement.effective");
            case Recommended e -> e.effective().mustBeDay("replacement.effective");
            case Certified e -> e.effective().mustBeDay("replacement.effective");
            case Withdrawn e -> e.reason().mustBeCoded("replacement.reason.code");
        }
        // Else a correction would let the same hand certify.
        RuleBroken.unlessContent(
                hand(replacement).equals(hand(firstSaid(corrects))),
                "R-ROLE-1",
                "replacement.by",
                "whose hand it was is not corrected");
    }

    private void mustBeOfTheSame(Opening replacement) {
        RuleBroken.unlessContent(
                replacement.school().equals(school()) && replacement.country().equals(country()),
                "R-TIME-2",
                "replacement",
                "must be of the same school and country");
    }

    /** Who did it, and whether as a stand-in; nobody where the fact doesn't say. */
    private static List<Object> hand(@Nullable ApplicationEvent event) {
        return switch (event) {
            case Preselected e -> List.of(e.by(), e.standIn());
            case Recommended e -> List.of(e.by(), e.standIn());
            case Certified e -> List.of(e.by());
            case Applied e -> List.of();
            case CandidacyRecorded e -> List.of();
            case Withdrawn e -> List.of();
            case Corrected e -> List.of();
            case null -> List.of();
        };
    }

    private @Nullable ApplicationEvent firstSaid(long sequence) {
        return Correction.firstSaid(recorded, sequence).map(Fact::event).orElse(null);
    }

    /** R-APP-11; where nothing is known of that day, nothing is held against it (R-MEM-4). */
    private static void mustBeEligible(Rules rules) {
        var status = rules.country().unescoStatus();
        RuleBroken.unless(
                status == null || status.isEligible(),
                "R-APP-11",
                rules.country().country() + " is no member state or associate of UNESCO");
    }

    /** The event, if it can follow; nothing, if it stands already (R-APP-13). */
    private List<ApplicationEvent> say(Happened event) {
        if (standing().stream().anyMatch(fact -> fact.event().equals(event))) return List.of();
        and(event).mustHold();
        return List.of(event);
    }

    private Application and(ApplicationEvent event) {
        var stream = event.application().value();
        return evolve(this, new Fact<>(stream, recorded.size(), event));
    }

    /** R-TIME-3: each fact that stands could follow the one before it, also in time. */
    private void mustHold() {
        var stage = NONE;
        Happened before = null;
        for (var fact : standing()) {
            var event = fact.event();
            boolean newest = fact.sequence() == recorded.getLast().sequence();
            var rule = ruleAgainst(stage, event);
            if (rule.isPresent()) {
                throw RuleBroken.state(
                        newest ? rule.get() : "R-TIME-3", "the application is " + stage);
            }
            if (before != null
                    && event.effective().latest().isBefore(before.effective().earliest())) {
                throw RuleBroken.state(
                        "R-TIME-3",
                        event.effective() + " is before what it follows: " + before.effective());
            }
            if (event instanceof Recommended && before instanceof Preselected trial) {
                mustHaveEnded(
                        trial.trialUntil(),
                        event.effective().latest(),
                        newest ? "R-APP-10" : "R-TIME-3");
            }
            stage = after(event);
            before = event;
        }
    }

    private static void mustHaveEnded(LocalDate trialUntil, LocalDate by, String rule) {
        RuleBroken.unless(!by.isBefore(trialUntil), rule, "the trial runs until " + trialUntil);
    }

    private static Optional<String> ruleAgainst(Stage stage, Happened event) {
        return switch (event) {
            case Applied e -> unless(stage == NONE, "R-APP-13");
            case CandidacyRecorded e -> unless(stage == NONE, "R-APP-13");
            case Preselected e -> unless(stage == SUBMITTED, "R-APP-5");
            case Recommended e -> unless(stage == CANDIDATE, "R-APP-10");
            case Certified e -> unless(stage == RECOMMENDED, "R-APP-4");
            case Withdrawn e -> unless(stage.isOpen(), "R-APP-13");
        };
    }

    private static Optional<String> unless(boolean kept, String rule) {
        return kept ? Optional.empty() : Optional.of(rule);
    }

    private static Stage after(Happened event) {
        return switch (event) {
            case Applied e -> SUBMITTED;
            case CandidacyRecorded e -> CANDIDATE;
            case Preselected e -> CANDIDATE;
            case Recommended e -> RECOMMENDED;
            case Certified e -> CERTIFIED;
            case Withdrawn e -> WITHDRAWN;
        };
    }

    /** The facts that stand, corrections applied, in the log's order. */
    public List<Fact<Happened>> standing() {
        return Correction.applied(recorded, Happened.class);
    }

    public Stage stage() {
        var stage = NONE;
        for (var fact : standing()) stage = after(fact.event());
        return stage;
    }

    /** Where it surely stood on that day, by the effective dates of its facts. */
    public Stage on(LocalDate day) {
        var stage = NONE;
        for (var fact : standing()) {
            if (fact.event().effective().surelyHoldsOn(day)) stage = after(fact.event());
        }
        return stage;
    }

    public boolean isOpen() {
        return stage().isOpen();
    }

    public boolean isMade() {
        return !recorded.isEmpty();
    }

    /** The school that applied; asked only of an application that was made. */
    public SchoolId school() {
        return first().school();
    }

    /** The country whose phase one it goes through; asked only of one that was made. */
    public CountryCode country() {
        return first().country();
    }

    /** The last fact of that kind that stands. */
    public <E extends Happened> Optional<E> the(Class<E> kind) {
        return standing().stream()
                .map(Fact::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((earlier, later) -> later);
    }

    private Opening first() {
        return recorded.stream()
                .map(Fact::event)
                .filter(Opening.class::isInstance)
                .map(Opening.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
