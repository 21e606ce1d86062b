package net.associatedschools.registry.app.demo;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import net.associatedschools.registry.Chronicle;
import net.associatedschools.registry.Chronicle.Teller;
import net.associatedschools.registry.Chronicle.Told;
import net.associatedschools.registry.app.demo.Story.Outcome;
import net.associatedschools.registry.contract.EventIds;
import net.associatedschools.registry.country.CountryCommand.AssignRegion;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.importing.CountryList;
import net.associatedschools.registry.importing.FigureList;
import net.associatedschools.registry.person.BulkRecords;
import net.associatedschools.registry.register.RegisterEvent.DeclaredSynthetic;

/**
 * The invented network from its first school to the middle of 2026. All that it is follows from its
 * size and its seed.
 */
final class World {
    static final LocalDate BEGIN = LocalDate.of(1953, 1, 1);
    static final LocalDate END = LocalDate.of(2026, 6, 30);

    /** A little after the last thing is heard. */
    private static final Instant CLOSED = END.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);

    private static final Instant BEGUN = BEGIN.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final int TELLERS = 2;
    private static final double ATTEMPTS = 0.09;
    private static final double OPEN = 0.025;

    private final int schools;
    private final long seed;
    private final Notes notes;
    private final Headquarters headquarters;
    private final List<Place> places = Place.all();

    World(int schools, long seed, BulkRecords records) {
        this.schools = schools;
        this.seed = seed;
        notes = new Notes(seed, records);
        headquarters = new Headquarters(notes);
    }

    /** Tells all of it; {@code progress} hears how many countries are told. */
    Chronicle told(Path folder, IntConsumer progress, Chronicle.Hearing hearing) {
        var declared = new DeclaredSynthetic(When.on(BEGIN), schools, seed);
        var chronicle = Chronicle.begin(folder, declared, BEGUN, this::salt);
        chronicle.hear(hearing);
        var regions = new HashMap<CountryCode, Region>();
        for (var told : known(regions)) chronicle.tell(told);
        var offices = new HashMap<CountryCode, Office>();
        for (var place : places) {
            var office = new Office(place, headquarters, notes, END);
            office.told().forEach(chronicle::tell);
            offices.put(place.code(), office);
        }
        var course = new Course(places, regions, schools);
        var done = new AtomicInteger();
        try (var workers = Executors.newFixedThreadPool(TELLERS)) {
            var told =
                    places.stream()
                            .map(
                                    place ->
                                            workers.submit(
                                                    () -> {
                                                        tell(
                                                                place,
                                                                Objects.requireNonNull(
                                                                        offices.get(place.code())),
                                                                course,
                                                                chronicle.teller());
                                                        progress.accept(done.incrementAndGet());
                                                    }))
                            .toList();
            for (var country : told) country.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the network can't be told", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        return chronicle;
    }

    int countries() {
        return places.size();
    }

    /** What every register knows, and what others published, each from its day on. */
    private static List<Told> known(Map<CountryCode, Region> regions) {
        var known = new ArrayList<Told>();
        CountryList.told()
                .forEach(
                        (id, command) -> {
                            if (command instanceof AssignRegion assigned) {
                                regions.put(assigned.country(), assigned.regions().getFirst());
                            }
                            known.add(told(id, command, false, known.size()));
                        });
        FigureList.told()
                .forEach((id, command) -> known.add(told(id, command, true, known.size())));
        known.sort(Comparator.comparing(Told::at));
        return known;
    }

    private static Told told(UUID id, Command command, boolean dated, int number) {
        var effective = command.statement().effective();
        var latest = effective == null ? END : effective.latest();
        var day = !dated ? BEGIN : latest.isAfter(END) ? END : latest;
        var at = day.atTime(1, 0).toInstant(ZoneOffset.UTC).plusSeconds(number);
        return new Told(at, id, command);
    }

    private void tell(Place place, Office office, Course course, Teller teller) {
        var lots = Lots.of(seed, "plan " + place.code());
        var plan = new Plan(place, course, lots);
        var families = new LinkedHashMap<Member, List<Member>>();
        for (var member : plan.members()) {
            if (member.kin == null) families.put(member, new ArrayList<>(List.of(member)));
        }
        for (var member : plan.members()) {
            if (member.kin != null) Objects.requireNonNull(families.get(member.kin)).add(member);
        }
        for (var family : families.values()) tell(place, office, family, teller);
        others(place, office, lots, plan.members(), teller);
    }

    /** The first of a family is the one that others come from or become part of. */
    private void tell(Place place, Office office, List<Member> family, Teller teller) {
        var told = new ArrayList<Told>();
        Story first = null;
        for (var member : family) {
            var story = story(place, Integer.toString(member.number), office);
            if (first == null) first = story;
            for (var spell : member.spells) {
                switch (spell.joining) {
                    case LISTED -> story.listed(spell);
                    case CERTIFIED -> story.certified(spell);
                    case SPLIT -> story.split(spell, first.school());
                }
                story.member(spell, first == story ? null : first.school());
            }
            told.addAll(story.told());
            if (member.twice) {
                var twin = story(place, member.number + " again", office);
                twin.twin(story);
                told.addAll(twin.told());
            }
        }
        told.sort(Comparator.comparing(Told::at));
        teller.story(place.code(), told, CLOSED);
    }

    /** Who never became a member, or isn't one yet. */
    private void others(
            Place place, Office office, Lots lots, List<Member> members, Teller teller) {
        long joined =
                members.stream().filter(m -> m.spells.getFirst().from.getYear() > 1990).count();
        long there = members.stream().filter(Member::isMember).count();
        int attempts = (int) (joined * ATTEMPTS + lots.share());
        for (int n = 1; n <= attempts; n++) {
            var story = story(place, "attempt " + n, office);
            var first = LocalDate.of(Math.max(1991, place.since()), 1, 10);
            var outcome =
                    lots.one(
                            Outcome.NOT_PRESELECTED,
                            Outcome.NOT_PRESELECTED,
                            Outcome.NOT_RECOMMENDED,
                            Outcome.REFUSED,
                            Outcome.WITHDRAWN);
            // Four years of trial, the longest there is, are over by the end.
            story.attempt(lots.day(first, END.minusYears(6)), outcome);
            teller.story(place.code(), story.told(), CLOSED);
        }
        int open = (int) (there * OPEN + lots.share());
        for (int n = 1; n <= open; n++) {
            var story = story(place, "open " + n, office);
            var outcome =
                    lots.one(
                            Outcome.STILL_SUBMITTED,
                            Outcome.STILL_SUBMITTED,
                            Outcome.STILL_RETURNED,
                            Outcome.STILL_CANDIDATE,
                            Outcome.STILL_CANDIDATE,
                            Outcome.STILL_RECOMMENDED);
            story.attempt(began(office, outcome, lots), outcome);
            teller.story(place.code(), story.told(), CLOSED);
        }
    }

    private static LocalDate began(Office office, Outcome outcome, Lots lots) {
        return switch (outcome) {
            case STILL_SUBMITTED -> lots.day(END.minusDays(120), END.minusDays(3));
            case STILL_RETURNED -> lots.day(END.minusDays(240), END.minusDays(125));
            case STILL_CANDIDATE ->
                    lots.day(
                            END.minusMonths(3 + Math.max(6, office.trialMonths(END))),
                            END.minusDays(125));
            default ->
                    lots.day(
                            END.minusMonths(office.trialMonths(END.minusYears(2)) + 12),
                            END.minusMonths(office.trialMonths(END.minusYears(2)) + 8));
        };
    }

    private Story story(Place place, String name, Office office) {
        return new Story(place, name, office, headquarters, notes, END);
    }

    /** Nothing here is secret: the same world has the same log, hash by hash. */
    private byte[] salt(UUID eventId) {
        var salt = EventIds.of("salt " + seed + " " + eventId, 0);
        return ByteBuffer.allocate(16)
                .putLong(salt.getMostSignificantBits())
                .putLong(salt.getLeastSignificantBits())
                .array();
    }
}
