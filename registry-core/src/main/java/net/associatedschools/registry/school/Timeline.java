package net.associatedschools.registry.school;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.SchoolEvent.Absorbed;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.FromRules;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.MarkedDuplicateOf;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.MergedInto;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;

/**
 * All that is known of one school, kept as recorded and read in the order it happened: by
 * (earliest, latest, sequence), corrections applied. Decisions, views and as-of share this one fold
 * (R-TIME-3).
 */
public record Timeline(List<Fact<SchoolEvent>> recorded) {
    public static final Timeline EMPTY = new Timeline(List.of());

    private static final Comparator<Fact<Happened>> AS_IT_HAPPENED =
            Comparator.comparing((Fact<Happened> fact) -> fact.event().effective())
                    // The end of a day shows what was missed: what was given that day comes first.
                    .thenComparing(fact -> isOfItself(fact.event()))
                    .thenComparingLong(Fact::sequence);

    public Timeline {
        recorded = List.copyOf(recorded);
    }

    /** Total: takes whatever the log says. */
    public Timeline with(Fact<SchoolEvent> fact) {
        return new Timeline(Stream.concat(recorded.stream(), Stream.of(fact)).toList());
    }

    /** The same, told next. */
    public Timeline with(SchoolEvent event) {
        return with(new Fact<>(event.school().value(), recorded.size(), event));
    }

    private static boolean isOfItself(Happened event) {
        return event instanceof FromRules rules && rules.automatic();
    }

    /**
     * R-TIME-3: news is judged where it happened, and all that came after it is judged again. What
     * the register had said by itself and no longer follows is taken back with it.
     *
     * @return those corrections
     */
    List<SchoolEvent> mustAllow(SchoolEvent news) {
        boolean more = news instanceof Happened && !(news instanceof Absorbed);
        RuleBroken.unless(
                !more || duplicateOf().isEmpty(),
                "R-TIME-3",
                "the school is a duplicate of " + duplicateOf().map(SchoolId::value).orElse(""));
        var timeline = with(news);
        // Of the news itself the rules have the last word, below.
        var followUps =
                FollowUp.of(timeline).stream()
                        .filter(followUp -> followUp.corrects() != recorded.size())
                        .<SchoolEvent>map(followUp -> followUp)
                        .toList();
        for (var followUp : followUps) timeline = timeline.with(followUp);
        long judged = Correction.root(timeline.recorded, recorded.size());
        var facts = timeline.standing();
        var standing = timeline.start();
        for (var fact : facts) {
            var rule = standing.ruleAgainst(fact.event());
            if (rule.isPresent()) {
                throw RuleBroken.state(
                        fact.sequence() == judged ? rule.get() : "R-TIME-3",
                        fact.name() + " cannot be while the school is " + standing.status());
            }
            standing = standing.after(fact.event());
        }
        return followUps;
    }

    /**
     * What the school is on that day. Between the earliest and the latest day of a change of status
     * the answer is not known.
     */
    public Standing on(LocalDate day) {
        return on(day, standing());
    }

    private Standing on(LocalDate day, List<Fact<Happened>> facts) {
        var standing = start();
        for (var fact : facts) {
            var when = fact.event().effective();
            if (!when.mayHoldOn(day)) break;
            var next = standing.after(fact.event());
            boolean settled = when.surelyHoldsOn(day) || next.status() == standing.status();
            standing = settled ? next : next.unsettled();
        }
        return isMarked(facts) ? standing.leftOut() : standing;
    }

    private static boolean isMarked(List<Fact<Happened>> facts) {
        return facts.stream().anyMatch(fact -> fact.event() instanceof MarkedDuplicateOf);
    }

    /** The whole line; none for a school that the register never learned of. */
    public List<Period<Standing>> periods() {
        if (!isRegistered()) return List.of();
        var facts = standing();
        return Period.of(
                facts.stream().map(fact -> fact.event().effective()), day -> on(day, facts));
    }

    /** What it gave and what it still owes at the end of that day. */
    public Ledger ledger(LocalDate day) {
        var ledger = Ledger.EMPTY;
        for (var fact : standing()) {
            if (fact.event().effective().surelyHoldsOn(day)) ledger = ledger.after(fact.event());
        }
        return ledger;
    }

    /** Its memberships, each without a break. */
    public List<Spell> spells() {
        return Spell.of(this);
    }

    static List<Fact<Happened>> asItHappened(Stream<Fact<Happened>> facts) {
        return facts.sorted(AS_IT_HAPPENED).toList();
    }

    /** The facts that stand, each in its last corrected form, in the order they happened. */
    public List<Fact<Happened>> standing() {
        return Correction.applied(recorded, Happened.class).stream()
                .sorted(AS_IT_HAPPENED)
                .toList();
    }

    public boolean isRegistered() {
        return registered().isPresent();
    }

    /** The country it belongs to; asked only of a school that is in the register. */
    public CountryCode country() {
        return registered().orElseThrow().country();
    }

    /** The application that its stream opened last, also one since corrected away. */
    public Optional<ApplicationId> latestApplication() {
        return applications().reduce((earlier, later) -> later);
    }

    /** The streams of all its applications. */
    public Stream<ApplicationId> applications() {
        return recorded.stream()
                .map(Fact::event)
                .filter(ApplicationOpened.class::isInstance)
                .map(event -> ((ApplicationOpened) event).application());
    }

    /** The school that the register has twice, this being the one that is left out. */
    public Optional<SchoolId> duplicateOf() {
        return said(MarkedDuplicateOf.class).map(MarkedDuplicateOf::survivor).findFirst();
    }

    /** The school that it became part of, unless it became a member of its own again. */
    public Optional<SchoolId> mergedInto() {
        Optional<SchoolId> into = Optional.empty();
        for (var fact : standing()) {
            if (fact.event() instanceof MergedInto merged) into = Optional.of(merged.survivor());
            else if (fact.event() instanceof MembershipStarted) into = Optional.empty();
        }
        return into;
    }

    /** The schools that turned out to be this one or became part of it. */
    public List<SchoolId> absorbed() {
        return said(Absorbed.class).map(Absorbed::absorbed).distinct().toList();
    }

    /** Whether it is or was a member on any day, by its own facts, be it a duplicate or not. */
    public boolean wasEverMember() {
        var standing = start();
        for (var fact : standing()) {
            standing = standing.after(fact.event());
            if (standing.status() != Status.NONE) return true;
        }
        return false;
    }

    private <E extends Happened> Stream<E> said(Class<E> kind) {
        return standing().stream().map(Fact::event).filter(kind::isInstance).map(kind::cast);
    }

    public boolean says(Happened event) {
        return standing().stream().anyMatch(fact -> fact.event().equals(event));
    }

    /** The registration as it stands; where it was retracted, as it was first said. */
    private Optional<SchoolRegistered> registered() {
        var first =
                recorded.stream()
                        .map(Fact::event)
                        .filter(SchoolRegistered.class::isInstance)
                        .map(SchoolRegistered.class::cast)
                        .findFirst();
        return standing().stream()
                .map(Fact::event)
                .filter(SchoolRegistered.class::isInstance)
                .map(SchoolRegistered.class::cast)
                .findFirst()
                .or(() -> first);
    }

    Standing start() {
        return Standing.before(registered().orElseThrow().profile());
    }
}
