package net.associatedschools.registry.view.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
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
import net.associatedschools.registry.view.Cursor;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.Words;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.country.Countries.Situations;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Sort;
import org.jspecify.annotations.Nullable;

/**
 * What members owe, by the rules of their countries as of a day: a question over the log, asked
 * country by country, so that no row depends on a clock. A page reads the schools of as many
 * countries as it takes to fill it.
 */
public final class Duties {
    public static final int LIMIT_MAX = 1000;

    private static final String SORT = "DUE";
    private static final Set<Status> EVER_A_MEMBER = EnumSet.complementOf(EnumSet.of(Status.NONE));

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
     * day (null: the next of each duty, whenever it is), how many (1 to 1000), after which page, as
     * of when.
     */
    public record Question(
            @Nullable CountryCode country,
            Set<State> states,
            @Nullable LocalDate before,
            int limit,
            @Nullable String after,
            AsOf at) {
        public Question {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException("limit: must be 1 to " + LIMIT_MAX);
            }
            states = Set.copyOf(states);
        }

        /** The first page, as long as can be. */
        public Question(
                @Nullable CountryCode country,
                Set<State> states,
                @Nullable LocalDate before,
                AsOf at) {
            this(country, states, before, LIMIT_MAX, null, at);
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

    /**
     * The answer at that position, by country, due date, school and duty, and how many are in each
     * state in all of one country (null: more than one was asked for).
     */
    public record Answer(
            long position,
            LocalDate asOf,
            @Nullable Map<State, Long> states,
            List<Item> items,
            @Nullable String next) {
        public Answer {
            items = List.copyOf(items);
        }
    }

    public Answer ask(Question question) {
        var cursor = Cursor.of(question.after(), SORT, 4, question.at());
        var countries = new Countries(snapshots).ask(cursor.at());
        var at = new AsOf(countries.asOf(), countries.position());
        var from = cursor.keys().isEmpty() ? "" : cursor.keys().getFirst();
        var rules = rules(countries, at.position());
        var states = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) states.put(state, 0L);
        var items = new ArrayList<Item>();
        byCountry(
                question.country(),
                from,
                Set.of(),
                at,
                (code, ids) -> {
                    var its = items(rules.get(code), ids, question, at);
                    for (var item : its) states.merge(item.state(), 1L, Long::sum);
                    its.stream()
                            .filter(item -> Words.BY_KEYS.compare(keys(item), cursor.keys()) > 0)
                            .forEach(items::add);
                    return items.size() <= question.limit();
                });
        boolean more = items.size() > question.limit();
        var shown = more ? items.subList(0, question.limit()) : items;
        return new Answer(
                at.position(),
                at.day(),
                question.country() == null ? null : states,
                shown,
                more ? new Cursor(SORT, at, keys(shown.getLast())).text() : null);
    }

    private static List<String> keys(Item item) {
        return List.of(
                item.country().value(), item.due().toString(), item.school().value(), item.duty());
    }

    private List<Item> items(
            @Nullable RulesInTime rules, List<String> ids, Question question, AsOf at) {
        if (rules == null) return List.of();
        var items = new ArrayList<Item>();
        timelines(ids, at.position())
                .forEach(
                        (id, timeline) ->
                                items.addAll(items(id, timeline, rules, question, at.day())));
        items.sort(Comparator.comparing(Duties::keys, Words.BY_KEYS));
        return items;
    }

    /** What the register has to say of itself by that day, of all schools, oldest first. */
    public List<Coming> coming(LocalDate until, LocalDate today, LocalDate lastPlace) {
        var at = new AsOf(today, Long.MAX_VALUE);
        var coming = new ArrayList<Coming>();
        var rules = rules(new Countries(snapshots).ask(at), Long.MAX_VALUE);
        byCountry(
                null,
                "",
                EVER_A_MEMBER,
                at,
                (code, ids) -> {
                    var its = rules.get(code);
                    if (its == null) return true;
                    timelines(ids, Long.MAX_VALUE)
                            .forEach(
                                    (id, known) ->
                                            coming.addAll(
                                                    Coming.of(
                                                            id, known, its, until, today,
                                                            lastPlace)));
                    return true;
                });
        coming.sort(Coming.OLDEST_FIRST);
        return List.copyOf(coming);
    }

    private static List<Item> items(
            SchoolId school,
            Timeline timeline,
            RulesInTime rules,
            Question question,
            LocalDate day) {
        var items = new ArrayList<Item>();
        var standing = timeline.on(day);
        if (!standing.status().isMember()) return items;
        var ledger = timeline.ledger(day);
        var noted = noted(timeline);
        for (var duty : rules.dutiesOn(day)) {
            var horizon = question.before() == null ? day.plusYears(6) : question.before();
            boolean next = false;
            for (var owed : DutyCalendar.owed(timeline, duty, horizon)) {
                boolean missing = ledger.isMissing(owed);
                boolean past = owed.due().isBefore(day);
                var missedOn = duty.missedOn(owed.due());
                if (!missing
                        && (ledger.isMet(owed, missedOn)
                                || noted.contains(owed.duty() + " " + owed.due()))) continue;
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

    /** What was missed once, by duty and due date: made good since, nothing is owed of it. */
    private static Set<String> noted(Timeline timeline) {
        return timeline.standing().stream()
                .map(Fact::event)
                .filter(SchoolEvent.DutyMissed.class::isInstance)
                .map(event -> ((SchoolEvent.DutyMissed) event).owed())
                .map(owed -> owed.duty() + " " + owed.due())
                .collect(Collectors.toSet());
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

    /** Of those that ever asked anything of their members. */
    private Map<CountryCode, RulesInTime> rules(Countries.Answer countries, long position) {
        var codes = countries.items().stream().map(Countries.Item::country).toList();
        var told = streams.read(codes.stream().map(CountryCode::stream).toList(), position);
        var rules = new HashMap<CountryCode, RulesInTime>();
        for (var code : codes) {
            var known = told.getOrDefault(code.stream(), List.of());
            var facts = Recorded.facts(known, CountryEvent.class);
            var its = new RulesInTime(code, new Country(facts));
            if (its.asks()) rules.put(code, its);
        }
        return rules;
    }

    /**
     * Country by country from that one on (empty: from the first) its schools in those statuses on
     * the day (none: the members), for as long as {@code goOn} says so.
     */
    private void byCountry(
            @Nullable CountryCode only,
            String from,
            Set<Status> statuses,
            AsOf at,
            BiPredicate<CountryCode, List<String>> goOn) {
        var filter = Filter.MEMBERS.withCountry(only).withStatuses(statuses);
        var directory = new Directory(snapshots);
        var ids = new ArrayList<String>();
        @Nullable CountryCode current = null;
        // Before the first school of that country, in the order of the list.
        var start = new Cursor(Sort.COUNTRY.name(), at, List.of(from, "", "")).text();
        @Nullable String after = from.isEmpty() ? null : start;
        do {
            var page =
                    directory.ask(
                            new Directory.Question(
                                    filter, Sort.COUNTRY, Directory.LIMIT_MAX, after, at));
            for (var item : page.items()) {
                var code = item.membership().country();
                if (current != null && !current.equals(code)) {
                    if (!goOn.test(current, List.copyOf(ids))) return;
                    ids.clear();
                }
                current = code;
                ids.add(item.school().value());
            }
            after = page.next();
        } while (after != null);
        if (current != null) {
            var unused = goOn.test(current, List.copyOf(ids)); // the last one ends it anyway
        }
    }

    private Map<SchoolId, Timeline> timelines(List<String> ids, long position) {
        var told = streams.read(ids, position);
        var found = new LinkedHashMap<SchoolId, Timeline>();
        for (var id : ids) {
            var known = told.getOrDefault(id, List.of());
            var facts = Recorded.facts(known, SchoolEvent.class);
            if (!facts.isEmpty()) found.put(new SchoolId(id), new Timeline(facts));
        }
        return found;
    }
}
