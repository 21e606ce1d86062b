package net.associatedschools.registry.view.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.MembershipPolicy.ConsequenceKind;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.DutyCalendar;
import net.associatedschools.registry.school.Owed;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.school.Timeline;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.country.Countries.Situations;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Sort;
import org.jspecify.annotations.Nullable;

/**
 * What members owe, by the rules of their countries as of a day: a question over the log, asked
 * country by country, so that no row depends on a clock.
 */
public final class Duties {
    private static final Set<Status> EVER_A_MEMBER =
            EnumSet.complementOf(EnumSet.of(Status.NONE));

    private final Snapshots<? extends Situations> snapshots;
    private final Streams streams;

    public Duties(Snapshots<? extends Situations> snapshots, Streams streams) {
        this.snapshots = snapshots;
        this.streams = streams;
    }

    /** How it stands with one thing owed. */
    public enum State {
        /** Its day has not come; it isn't given yet. */
        OWED,
        /** Its day has come and it isn't given; the register hasn't noted it as missed. */
        DUE,
        /** It was noted as missed and isn't made good. */
        MISSED
    }

    /**
     * Whose duties: of one country (null: of all), in which states (none: in any), due before that
     * day (null: the next of each duty, whenever it is), as of when.
     */
    public record Question(
            @Nullable CountryCode country,
            Set<State> states,
            @Nullable LocalDate before,
            AsOf at) {
        public Question {
            states = Set.copyOf(states);
        }
    }

    /** What is proposed of something missed, to whom, and since when. */
    public record Proposal(ConsequenceKind kind, Role to, LocalDate since) {}

    /** One thing that one member owes. */
    public record Item(
            SchoolId school,
            String name,
            CountryCode country,
            String duty,
            DutyKind kind,
            LocalDate due,
            State state,
            List<Proposal> proposals) {
        public Item {
            proposals = List.copyOf(proposals);
        }
    }

    /** The answer at that position, by country, due date and school. */
    public record Answer(long position, LocalDate asOf, List<Item> items) {
        public Answer {
            items = List.copyOf(items);
        }
    }

    public Answer ask(Question question) {
        var countries = new Countries(snapshots).ask(question.at());
        var at = new AsOf(countries.asOf(), countries.position());
        var items = new ArrayList<Item>();
        for (var country : countries.items()) {
            var code = country.country();
            if (question.country() != null && !question.country().equals(code)) continue;
            var rules = rules(code, at.position());
            if (!rules.asks()) continue;
            for (var known : schools(code, at).entrySet()) {
                items.addAll(items(known.getKey(), known.getValue(), rules, question, at.day()));
            }
        }
        items.sort(
                Comparator.comparing((Item item) -> item.country().value())
                        .thenComparing(Item::due)
                        .thenComparing(item -> item.school().value())
                        .thenComparing(Item::duty));
        return new Answer(at.position(), at.day(), items);
    }

    /** What the register has to say of itself by that day, of all schools, oldest first. */
    public List<Coming> coming(LocalDate until, LocalDate today, LocalDate lastPlace) {
        var at = new AsOf(today, Long.MAX_VALUE);
        var coming = new ArrayList<Coming>();
        for (var country : new Countries(snapshots).ask(at).items()) {
            var rules = rules(country.country(), Long.MAX_VALUE);
            if (!rules.asks()) continue;
            for (var known : schools(country.country(), at).entrySet()) {
                coming.addAll(
                        Coming.of(
                                known.getKey(), known.getValue(), rules, until, today, lastPlace));
            }
        }
        coming.sort(Coming.OLDEST_FIRST);
        return List.copyOf(coming);
    }

    private static List<Item> items(
            SchoolId school, Timeline timeline, RulesInTime rules, Question question, LocalDate day) {
        var items = new ArrayList<Item>();
        var standing = timeline.on(day);
        if (!standing.status().isMember()) return items;
        var ledger = timeline.ledger(day);
        for (var duty : rules.dutiesOn(day)) {
            var horizon = question.before() == null ? day.plusYears(6) : question.before();
            boolean next = false;
            for (var owed : DutyCalendar.owed(timeline, duty, horizon)) {
                boolean missing = ledger.isMissing(owed);
                boolean past = owed.due().isBefore(day);
                var missedOn = duty.missedOn(owed.due());
                if (!missing && (ledger.isMet(owed, missedOn) || wasNoted(timeline, owed))) continue;
                if (!missing && past && !rules.on(owed.due()).follows(owed.due())) continue;
                if (!past && next) continue; // of what is to come, the next is told
                next |= !past;
                var state = missing ? State.MISSED : past ? State.DUE : State.OWED;
                boolean asked = question.states().isEmpty() || question.states().contains(state);
                boolean before =
                        question.before() == null || owed.due().isBefore(question.before());
                if (!asked || !before) continue;
                items.add(
                        new Item(
                                school,
                                standing.profile().name(),
                                rules.code(),
                                owed.duty(),
                                owed.kind(),
                                owed.due(),
                                state,
                                missing ? proposals(duty, owed, day) : List.of()));
            }
        }
        return items;
    }

    /** Missed once and made good since: nothing is owed of it. */
    private static boolean wasNoted(Timeline timeline, Owed owed) {
        return timeline.standing().stream()
                .map(Fact::event)
                .anyMatch(
                        event ->
                                event instanceof SchoolEvent.DutyMissed missed
                                        && missed.owed().duty().equals(owed.duty())
                                        && missed.owed().due().equals(owed.due()));
    }

    private static List<Proposal> proposals(Duty duty, Owed owed, LocalDate day) {
        return duty.consequences().stream()
                .filter(consequence -> !consequence.automatic())
                .map(
                        consequence ->
                                new Proposal(
                                        consequence.kind(),
                                        consequence.proposedTo(),
                                        duty.comesOn(consequence, owed.due())))
                .filter(proposal -> !proposal.since().isAfter(day))
                .toList();
    }

    private RulesInTime rules(CountryCode code, long position) {
        var known =
                streams.read(List.of(code.stream()), position)
                        .getOrDefault(code.stream(), List.of());
        return new RulesInTime(
                code,
                new Country(known.stream().map(one -> fact(one, CountryEvent.class)).toList()));
    }

    private Map<SchoolId, Timeline> schools(CountryCode code, AsOf at) {
        var filter = Filter.MEMBERS.withCountry(code).withStatuses(EVER_A_MEMBER);
        var directory = new Directory(snapshots);
        var found = new LinkedHashMap<SchoolId, Timeline>();
        String after = null;
        do {
            var page =
                    directory.ask(
                            new Directory.Question(
                                    filter, Sort.NAME, Directory.LIMIT_MAX, after, at));
            var ids = page.items().stream().map(item -> item.school().value()).toList();
            var told = streams.read(ids, at.position());
            for (var id : ids) {
                var facts =
                        told.getOrDefault(id, List.of()).stream()
                                .map(one -> fact(one, SchoolEvent.class))
                                .toList();
                if (!facts.isEmpty()) found.put(new SchoolId(id), new Timeline(facts));
            }
            after = page.next();
        } while (after != null);
        return found;
    }

    private static <E> Fact<E> fact(Recorded<?> recorded, Class<E> family) {
        var fact = recorded.fact();
        return new Fact<>(fact.stream(), fact.sequence(), family.cast(fact.event()));
    }
}
