package net.associatedschools.registry.application;

import static net.associatedschools.registry.application.Application.Stage.CANDIDATE;
import static net.associatedschools.registry.application.Application.Stage.CERTIFIED;
import static net.associatedschools.registry.application.Application.Stage.NONE;
import static net.associatedschools.registry.application.Application.Stage.RECOMMENDED;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Correct;
import net.associatedschools.registry.application.ApplicationCommand.ExtendCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.FileCandidateReport;
import net.associatedschools.registry.application.ApplicationCommand.Lapse;
import net.associatedschools.registry.application.ApplicationCommand.NotPreselect;
import net.associatedschools.registry.application.ApplicationCommand.NotRecommend;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.ReachStage;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.Refuse;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToCoordinator;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToSchool;
import net.associatedschools.registry.application.ApplicationCommand.Withdraw;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.application.ApplicationEvent.Lapsed;
import net.associatedschools.registry.application.ApplicationEvent.NotPreselected;
import net.associatedschools.registry.application.ApplicationEvent.NotRecommended;
import net.associatedschools.registry.application.ApplicationEvent.Opening;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.Refused;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToCoordinator;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.ApplicationEvent.StageReached;
import net.associatedschools.registry.application.ApplicationEvent.TrialStage;
import net.associatedschools.registry.application.ApplicationEvent.Withdrawn;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** One attempt of one school to join: a process that steps through stages in the log's order. */
public record Application(List<Fact<ApplicationEvent>> recorded) {
    /** Where an application stands (domain.md 3). */
    public enum Stage {
        NONE,
        SUBMITTED,
        RETURNED,
        CANDIDATE,
        NOT_PRESELECTED,
        RECOMMENDED,
        NOT_RECOMMENDED,
        REFUSED,
        CERTIFIED,
        LAPSED,
        WITHDRAWN;

        public boolean isOpen() {
            return this == RECOMMENDED || canLapse();
        }

        /** Whether it waits for the school or its country, which may fall silent. */
        boolean canLapse() {
            return this == SUBMITTED || this == RETURNED || this == CANDIDATE;
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
            case ReturnToSchool c -> returnToSchool(state, c, rules);
            case Resubmit c -> resubmit(state, c, rules);
            case Preselect c -> preselect(state, c, rules);
            case NotPreselect c -> notPreselect(state, c, rules);
            case ReachStage c -> reachStage(state, c, rules);
            case FileCandidateReport c -> fileReport(state, c, rules);
            case ExtendCandidacy c -> extend(state, c, rules);
            case Recommend c -> recommend(state, c, rules);
            case NotRecommend c -> notRecommend(state, c, rules);
            case ReturnToCoordinator c -> returnToCoordinator(state, c, rules);
            case Refuse c -> refuse(state, c, rules);
            case Lapse c -> lapse(state, c, rules);
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
        Trial.of(state, rules.country().policy()).mustAdmit(c.form(), rules.day());
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

    private static List<ApplicationEvent> returnToSchool(
            Application state, ReturnToSchool c, Rules rules) {
        rules.nationalPhase();
        rules.fullDay();
        mustSay("missing", c.missing());
        return state.say(
                new ReturnedToSchool(
                        c.application(),
                        rules.effective(),
                        rules.actor().id(),
                        rules.isStandIn(),
                        c.missing()));
    }

    private static List<ApplicationEvent> resubmit(Application state, Resubmit c, Rules rules) {
        rules.only(Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION);
        rules.ownRecord(c.application().value(), state.school().value());
        rules.fullDay();
        c.form().mustBeComplete();
        return state.say(new Resubmitted(c.application(), rules.effective(), c.form()));
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
        var policy = rules.country().policy();
        var first = Optional.ofNullable(policy).flatMap(p -> p.admission().firstStage());
        var said =
                state.say(
                        new Preselected(
                                c.application(),
                                rules.effective(),
                                by,
                                rules.isStandIn(),
                                rules.country().policyName(),
                                trialUntil,
                                first.map(stage -> trialStage(policy, stage.name())).orElse(null)));
        first.ifPresent(stage -> Trial.mustBeEvidenced(stage, isEvidenced(c)));
        return said;
    }

    private static TrialStage trialStage(@Nullable Policy policy, String name) {
        return new TrialStage(name, policy != null && policy.admission().allowsLogo(name));
    }

    private static boolean isEvidenced(ApplicationCommand c) {
        return !c.statement().evidence().isEmpty();
    }

    private static List<ApplicationEvent> notPreselect(
            Application state, NotPreselect c, Rules rules) {
        rules.nationalPhase();
        rules.fullDay();
        c.reason().mustBeCoded("reason.code");
        return state.say(
                new NotPreselected(
                        c.application(),
                        rules.effective(),
                        rules.actor().id(),
                        rules.isStandIn(),
                        c.reason()));
    }

    private static List<ApplicationEvent> reachStage(Application state, ReachStage c, Rules rules) {
        rules.nationalPhase();
        var said =
                state.say(
                        new StageReached(
                                c.application(),
                                When.on(rules.fullDay()),
                                rules.actor().id(),
                                rules.isStandIn(),
                                trialStage(rules.preselectedUnder(), c.stage())));
        if (said.isEmpty()) return said;
        Trial.of(state, rules.preselectedUnder())
                .mustReach(c.stage(), rules.soonest(), isEvidenced(c));
        return said;
    }

    /** A filing is one by its command's id: two of the same content are two reports. */
    private static List<ApplicationEvent> fileReport(
            Application state, FileCandidateReport c, Rules rules) {
        rules.only(Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        rules.ownRecord(c.application().value(), state.school().value());
        rules.fullDay();
        Trial.of(state, rules.preselectedUnder()).mustKnow(c.report());
        return state.tell(
                new CandidateReportFiled(
                        c.application(), rules.effective(), c.report(), c.words()));
    }

    private static List<ApplicationEvent> extend(
            Application state, ExtendCandidacy c, Rules rules) {
        rules.nationalPhase();
        rules.fullDay();
        c.reason().mustBeCoded("reason.code");
        var said =
                state.say(
                        new CandidacyExtended(
                                c.application(),
                                rules.effective(),
                                rules.actor().id(),
                                rules.isStandIn(),
                                c.until(),
                                c.reason()));
        if (said.isEmpty()) return said;
        mustEndAfter(rules.effective(), c.until(), "until");
        Trial.of(state, rules.preselectedUnder()).mustBeExtensible(c.until());
        return said;
    }

    private static List<ApplicationEvent> recommend(Application state, Recommend c, Rules rules) {
        rules.nationalPhase();
        rules.fullDay();
        var exception = c.exception();
        if (exception != null) exception.mustBeCoded("exception.code");
        var said =
                state.say(
                        new Recommended(
                                c.application(),
                                rules.effective(),
                                rules.actor().id(),
                                rules.isStandIn(),
                                exception,
                                c.opinion()));
        if (said.isEmpty()) return said;
        mustRecommend(rules);
        Trial.of(state, rules.preselectedUnder()).mustBeOver(rules.soonest(), exception);
        return said;
    }

    /** R-APP-5: of those who do phase one, the one whom the policy names, or HQ in their stead. */
    private static void mustRecommend(Rules rules) {
        var policy = rules.preselectedUnder();
        var named = policy == null ? List.<Role>of() : policy.admission().recommendedBy();
        var role = rules.actor().role();
        if (!named.isEmpty() && !named.contains(role) && role != Role.HQ) {
            throw RuleBroken.role("R-APP-5", "the policy has none recommend but " + named);
        }
    }

    private static List<ApplicationEvent> notRecommend(
            Application state, NotRecommend c, Rules rules) {
        rules.nationalPhase();
        rules.fullDay();
        c.reason().mustBeCoded("reason.code");
        return state.say(
                new NotRecommended(
                        c.application(),
                        rules.effective(),
                        rules.actor().id(),
                        rules.isStandIn(),
                        c.reason()));
    }

    private static List<ApplicationEvent> returnToCoordinator(
            Application state, ReturnToCoordinator c, Rules rules) {
        rules.only(Role.HQ);
        rules.fullDay();
        mustSay("missing", c.missing());
        return state.say(
                new ReturnedToCoordinator(
                        c.application(), rules.effective(), rules.actor().id(), c.missing()));
    }

    private static List<ApplicationEvent> refuse(Application state, Refuse c, Rules rules) {
        rules.only(Role.HQ);
        rules.fullDay();
        c.reason().mustBeCoded("reason.code");
        return state.say(
                new Refused(c.application(), rules.effective(), rules.actor().id(), c.reason()));
    }

    private static List<ApplicationEvent> lapse(Application state, Lapse c, Rules rules) {
        boolean byItself = rules.actor().role() == Role.SYSTEM;
        if (!byItself) rules.nationalPhase();
        rules.fullDay();
        var by = rules.actor().id();
        boolean repeated =
                state.the(Lapsed.class)
                        .filter(e -> e.by().equals(by) && e.effective().equals(rules.effective()))
                        .isPresent();
        if (repeated) return List.of();
        var preselected = state.the(Preselected.class);
        var policyName =
                preselected.isPresent() ? preselected.get().policy() : rules.country().policyName();
        var said =
                state.say(
                        new Lapsed(
                                c.application(),
                                rules.effective(),
                                by,
                                !byItself && rules.isStandIn(),
                                Objects.requireNonNullElse(policyName, "")));
        var policy = preselected.isPresent() ? rules.preselectedUnder() : rules.country().policy();
        Trial.of(state, policy).mustHaveLapsed(rules.soonest(), byItself);
        return said;
    }

    /** What is missing is said in words, which are kept elsewhere (R-PRIV-1). */
    private static void mustSay(String field, Text words) {
        RuleBroken.unlessContent(words.words() > 0, "R-APP-1", field, "says nothing");
    }

    private static void mustEndAfter(When effective, LocalDate until, String field) {
        RuleBroken.unlessContent(
                until.isAfter(effective.latest()), "R-TIME-3", field, "is not after its own date");
    }

    private static List<ApplicationEvent> certify(Application state, Certify c, Rules rules) {
        rules.only(Role.HQ);
        rules.fullDay();
        var by = rules.actor().id();
        // Nor is the name, which a correction of the form may since have changed.
        boolean repeated =
                state.the(Certified.class)
                        .filter(e -> e.by().equals(by) && e.effective().equals(rules.effective()))
                        .isPresent();
        if (repeated) return List.of();
        var said = state.say(new Certified(c.application(), rules.effective(), by, state.name()));
        boolean hadAHand =
                state.standing().stream()
                        .map(Fact::event)
                        .filter(e -> e instanceof Preselected || e instanceof Recommended)
                        .anyMatch(e -> Steps.hand(e).contains(by));
        if (hadAHand) throw RuleBroken.role("R-ROLE-1", "who had a hand in phase one");
        mustBeEligible(rules);
        return said;
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
        boolean mayBePartial = replacement instanceof Opening || replacement instanceof Withdrawn;
        if (!mayBePartial) replacement.effective().mustBeDay("replacement.effective");
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
            case ReturnedToSchool e -> mustSay("replacement.missing", e.missing());
            case Resubmitted e -> e.form().mustBeComplete();
            case Preselected e -> {}
            case NotPreselected e -> e.reason().mustBeCoded("replacement.reason.code");
            case StageReached e -> {}
            case CandidateReportFiled e -> {
                // The name was the policy's when it was filed, and stays one of them or OTHER.
                boolean renamed =
                        !(firstSaid(corrects) instanceof CandidateReportFiled said)
                                || !said.report().equals(e.report());
                RuleBroken.unlessContent(
                        !renamed || e.report().equals(AdmissionPolicy.OTHER_REPORT),
                        "R-APP-7",
                        "replacement.report",
                        "must be as it was or " + AdmissionPolicy.OTHER_REPORT);
            }
            case CandidacyExtended e -> {
                e.reason().mustBeCoded("replacement.reason.code");
                mustEndAfter(e.effective(), e.until(), "replacement.until");
            }
            case Recommended e -> {
                var exception = e.exception();
                if (exception != null) exception.mustBeCoded("replacement.exception.code");
            }
            case NotRecommended e -> e.reason().mustBeCoded("replacement.reason.code");
            case ReturnedToCoordinator e -> mustSay("replacement.missing", e.missing());
            case Refused e -> e.reason().mustBeCoded("replacement.reason.code");
            case Certified e -> {}
            case Lapsed e -> {}
            case Withdrawn e -> e.reason().mustBeCoded("replacement.reason.code");
        }
        // Else a correction would let the same hand certify.
        RuleBroken.unlessContent(
                Steps.hand(replacement).equals(Steps.hand(firstSaid(corrects))),
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

    /**
     * The event, if it can follow; nothing, if it stands already (R-APP-13). What was returned can
     * be said once more, even in the same words and on the same day.
     */
    private List<ApplicationEvent> say(Happened event) {
        boolean stands = standing().stream().anyMatch(fact -> fact.event().equals(event));
        boolean again = !Steps.staysIn(event) && Steps.ruleAgainst(stage(), event).isEmpty();
        return stands && !again ? List.of() : tell(event);
    }

    private List<ApplicationEvent> tell(Happened event) {
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
        var since = LocalDate.MIN;
        @Nullable LocalDate trialUntil = null;
        for (var fact : standing()) {
            var event = fact.event();
            boolean newest = fact.sequence() == recorded.getLast().sequence();
            var rule = Steps.ruleAgainst(stage, event);
            if (rule.isPresent()) {
                throw RuleBroken.state(
                        newest ? rule.get() : "R-TIME-3", "the application is " + stage);
            }
            if (event.effective().latest().isBefore(since)) {
                throw RuleBroken.state(
                        "R-TIME-3", event.effective() + " is before what it follows: " + since);
            }
            boolean inTime = event instanceof Recommended e && e.exception() == null;
            if (inTime && trialUntil != null) {
                mustHaveEnded(
                        trialUntil, event.effective().latest(), newest ? "R-APP-10" : "R-TIME-3");
            }
            stage = Steps.after(event);
            trialUntil = until(event, trialUntil);
            // Of two reports the later one may be told first.
            if (!(event instanceof CandidateReportFiled)) since = event.effective().earliest();
        }
    }

    private static @Nullable LocalDate until(Happened event, @Nullable LocalDate before) {
        if (event instanceof Preselected e) return e.trialUntil();
        return event instanceof CandidacyExtended e ? e.until() : before;
    }

    private static void mustHaveEnded(LocalDate trialUntil, LocalDate by, String rule) {
        RuleBroken.unless(!by.isBefore(trialUntil), rule, "the trial runs until " + trialUntil);
    }

    /** Until when the trial runs, extensions included; nothing where nobody knows. */
    public Optional<LocalDate> trialUntil() {
        @Nullable LocalDate until = null;
        for (var fact : standing()) until = until(fact.event(), until);
        return Optional.ofNullable(until);
    }

    /**
     * Whether the logo may be used on that day: by a member, or in a stage that has it (R-APP-8).
     */
    public boolean mayUseLogoOn(LocalDate day) {
        var stage = on(day);
        if (stage == CERTIFIED) return true;
        boolean logo = false;
        for (var fact : standing()) {
            if (!fact.event().effective().surelyHoldsOn(day)) continue;
            if (fact.event() instanceof Preselected e) logo = e.stage() != null && e.stage().logo();
            if (fact.event() instanceof StageReached e) logo = e.stage().logo();
        }
        return logo && (stage == CANDIDATE || stage == RECOMMENDED);
    }

    /**
     * From which day on that policy has it lapse by itself as it stands; nothing where it doesn't.
     */
    public Optional<LocalDate> lapsesByItselfOn(Policy policy) {
        var lapse = policy.admission().lapse();
        return lapse == null || !lapse.automatic()
                ? Optional.empty()
                : Trial.of(this, policy).lapsesOn();
    }

    /** Whether it leaves an application in the stage where it stands, and as long. */
    public static boolean staysIn(Happened event) {
        return Steps.staysIn(event);
    }

    /**
     * As it shall stand on the certificate, by the form as last submitted; of an old list, as that
     * wrote it. Empty where nothing of it stands.
     */
    public String name() {
        var name = "";
        for (var fact : standing()) {
            name =
                    switch (fact.event()) {
                        case Applied e -> e.form().profile().name();
                        case Resubmitted e -> e.form().profile().name();
                        case CandidacyRecorded e -> e.name();
                        case Happened e -> name;
                    };
        }
        return name;
    }

    /** The facts that stand, corrections applied, in the log's order. */
    public List<Fact<Happened>> standing() {
        return Correction.applied(recorded, Happened.class);
    }

    public Stage stage() {
        var stage = NONE;
        for (var fact : standing()) stage = Steps.after(fact.event());
        return stage;
    }

    /** Where it surely stood on that day, by the effective dates of its facts. */
    public Stage on(LocalDate day) {
        var stage = NONE;
        for (var fact : standing()) {
            if (fact.event().effective().surelyHoldsOn(day)) stage = Steps.after(fact.event());
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
