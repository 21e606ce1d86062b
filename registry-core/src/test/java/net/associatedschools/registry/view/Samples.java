package net.associatedschools.registry.view;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.CountryEvent.UnescoStatusChanged;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.Counting;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.figure.FigureEvent.Tally;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import org.jspecify.annotations.Nullable;

/** Logs made up at random, the same for the same seed: many schools, awkward names and dates. */
public final class Samples {
    public static final List<String> COUNTRIES = List.of("FR", "IS", "JP", "BR", "DE", "NA");
    static final LocalDate START = LocalDate.of(2000, 1, 1);

    private static final List<String> NAMES =
            List.of(
                    "École Nº 1",
                    "ecole no 1",
                    "ÉCOLE Sainte-Anne",
                    "Æsir skóli",
                    "Zürich International",
                    "zürich  international ",
                    "小学校",
                    "中学校 第二",
                    "🏫🏫",
                    "\uFF21\uFF22 School",
                    "\uE000 private use",
                    "\uD83C\uDFEB School",
                    "!!!",
                    "ﬁne Arts",
                    "a\u0000b",
                    "lone \uD83C surrogate",
                    "\"quoted\", {brace} \\ and \t tab \n line",
                    "NULL",
                    "100% _under_ 'score'",
                    "ß Straße",
                    "İstanbul Lisesi",
                    "  ");

    private static final List<String> TYPES =
            List.of("PRE_PRIMARY", "PRIMARY", "SECONDARY", "VOCATIONAL");
    private static final List<String> THEMES =
            List.of("PEACE_AND_HUMAN_RIGHTS", "SUSTAINABLE_DEVELOPMENT", "INTERCULTURAL_LEARNING");

    private Samples() {}

    public static SchoolId school(int number) {
        return SchoolId.of(new UUID(0, number));
    }

    public static ApplicationId application(int number) {
        return ApplicationId.of(new UUID(1, number));
    }

    /** So many events over schools, applications and countries, and a stream of no view. */
    public static SampleLog log(Random random, int events) {
        var log = new SampleLog();
        while (log.last() < events) {
            switch (random.nextInt(10)) {
                case 0, 1 -> log.say(country(random, log));
                case 2, 3 -> log.say(application(random, log));
                case 4 -> {
                    if (random.nextInt(3) == 0) log.say("person:" + random.nextInt(3), "erased");
                    else log.say(figure(random, log));
                }
                default -> log.say(school(random, log));
            }
        }
        return log;
    }

    private static SchoolEvent school(Random random, SampleLog log) {
        var school = school(random.nextInt(40));
        var said = log.stream(school.value());
        if (said.isEmpty()) {
            return new SchoolRegistered(
                    school, when(random), new CountryCode(any(random, COUNTRIES)), profile(random));
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Renamed(school, when(random), any(random, NAMES));
            case 1 -> new SchoolEvent.Withdrawn(school, when(random), Reason.of("OTHER"));
            case 2 -> new ApplicationOpened(school, when(random), application(random.nextInt(20)));
            case 3 -> corrected(random, school, said.size(), log);
            case 4 ->
                    new MembershipRecorded(
                            school,
                            when(random),
                            when(random),
                            new Source("list", "row", Map.of()));
            default ->
                    new MembershipStarted(
                            school,
                            when(random),
                            application(random.nextInt(20)),
                            any(random, NAMES));
        };
    }

    private static SchoolEvent corrected(Random random, SchoolId school, int size, SampleLog log) {
        int corrects = random.nextInt(size);
        var event = log.stream(school.value()).get(corrects).fact().event();
        SchoolEvent.@Nullable Happened replacement =
                switch ((SchoolEvent) event) {
                    case SchoolRegistered e ->
                            new SchoolRegistered(
                                    school, when(random), e.country(), profile(random));
                    case MembershipStarted e ->
                            new MembershipStarted(
                                    school, when(random), e.application(), any(random, NAMES));
                    case Renamed e -> new Renamed(school, when(random), any(random, NAMES));
                    default -> null;
                };
        return new SchoolEvent.Corrected(school, corrects, replacement, Reason.of("OTHER"));
    }

    private static ApplicationEvent application(Random random, SampleLog log) {
        int number = random.nextInt(20);
        var application = application(number);
        int size = log.stream(application.value()).size();
        var when = random.nextInt(4) == 0 ? when(random) : When.on(START.plusDays(400L * size));
        return switch (size) {
            case 0 ->
                    new Applied(
                            application,
                            when,
                            school(number),
                            new CountryCode(any(random, COUNTRIES)),
                            form(profile(random)));
            case 1 ->
                    new Preselected(
                            application,
                            when,
                            "coordinator",
                            false,
                            null,
                            START.plusDays(random.nextInt(900)));
            case 2 -> new Recommended(application, when, "coordinator", false);
            case 3 -> new Certified(application, when, "hq", any(random, NAMES));
            default ->
                    new ApplicationEvent.Corrected(
                            application,
                            1 + random.nextInt(size - 1),
                            null,
                            Reason.of("DID_NOT_HAPPEN"));
        };
    }

    private static FigureEvent figure(Random random, SampleLog log) {
        var figure = FigureId.of("f-" + random.nextInt(15));
        int size = log.stream(figure.value()).size();
        if (size > 0) {
            var replacement = random.nextInt(3) == 0 ? null : total(random, figure);
            return new FigureEvent.Corrected(
                    figure, random.nextInt(size), replacement, Reason.of("OTHER"));
        }
        if (random.nextInt(3) > 0) return total(random, figure);
        return new FigureEvent.FigurePublished(
                figure,
                When.on(day(random)),
                any(
                        random,
                        List.of(
                                Counting.MEMBERS,
                                new Counting(List.of("type"), Map.of("country", "FR")),
                                new Counting(List.of(), Map.of("location", "URBAN")))),
                random.nextLong(log.last() + 1),
                new Tally(random.nextInt(20), 1, 0, List.of()));
    }

    private static FigureEvent.TotalPublished total(Random random, FigureId figure) {
        var scope =
                switch (random.nextInt(3)) {
                    case 0 -> Scope.WORLD;
                    case 1 -> Scope.of(any(random, List.of(Region.values())));
                    default -> Scope.of(new CountryCode(any(random, COUNTRIES)));
                };
        return new FigureEvent.TotalPublished(
                figure,
                when(random),
                scope,
                random.nextInt(30),
                maybe(random, List.of(1L, 180L)),
                maybe(random, NAMES),
                any(random, NAMES));
    }

    static Form form(Profile profile) {
        return new Form(profile, null, null, null, null, null, null, List.of(), null);
    }

    private static CountryEvent country(Random random, SampleLog log) {
        var code = new CountryCode(any(random, COUNTRIES));
        var when = when(random);
        var person = PersonId.of(new UUID(2, random.nextInt(3)));
        int size = log.stream(code.stream()).size();
        return switch (random.nextInt(size == 0 ? 6 : 7)) {
            case 0 -> new CoordinatorDesignated(code, when, person);
            case 1 -> new CoordinatorEnded(code, when, person);
            case 2 -> new IntakeSuspended(code, when, Reason.of("OTHER"));
            case 3 ->
                    new PolicyRecorded(
                            code,
                            when,
                            new Policy("v" + size, AdmissionPolicy.ofMonths(random.nextInt(25))));
            case 4 ->
                    new UnescoStatusChanged(
                            code, when, any(random, List.of(UnescoStatus.values())));
            case 5 ->
                    new RegionAssigned(code, when, List.of(any(random, List.of(Region.values()))));
            default ->
                    new CountryEvent.Corrected(
                            code, random.nextInt(size), null, Reason.of("OTHER"));
        };
    }

    static Profile profile(Random random) {
        var plain = Profile.named(any(random, NAMES), "");
        return new Profile(
                plain.name(),
                some(random, TYPES),
                maybe(random, List.of(Category.values())),
                maybe(random, List.of(Location.values())),
                maybe(random, List.of(Education.values())),
                maybe(random, List.of("Reykjavík", "Paris", "São Paulo", "")),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                some(random, THEMES),
                List.of(),
                random.nextInt(4) > 0
                        ? List.of()
                        : List.of(new Profile.OtherName("en", "Other " + any(random, NAMES))));
    }

    public static LocalDate day(Random random) {
        return START.plusDays(random.nextInt(2000));
    }

    static When when(Random random) {
        var day = day(random);
        return switch (random.nextInt(8)) {
            case 0 -> When.in(Year.of(day.getYear()));
            case 1 -> new When(LocalDate.MIN, day);
            case 2 -> new When(day, day.plusDays(random.nextInt(500)));
            case 3 -> random.nextInt(5) == 0 ? When.UNKNOWN : new When(day, LocalDate.MAX);
            default -> When.on(day);
        };
    }

    static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static <T> @Nullable T maybe(Random random, List<T> of) {
        return random.nextInt(3) == 0 ? null : any(random, of);
    }

    static <T> List<T> some(Random random, List<T> of) {
        var some = new ArrayList<T>();
        for (var one : of) if (random.nextInt(2) == 0) some.add(one);
        return some;
    }
}
