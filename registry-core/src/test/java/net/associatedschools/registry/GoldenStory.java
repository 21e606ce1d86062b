package net.associatedschools.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.application.Form.Body;
import net.associatedschools.registry.application.Form.Consultation;
import net.associatedschools.registry.country.CountryCommand.AssignRegion;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryCommand.RecordUnescoStatus;
import net.associatedschools.registry.country.CountryCommand.SuspendIntake;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Code;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.Profile.OtherName;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.store.EventLogEngine;
import net.associatedschools.registry.store.TestClock;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * What the golden log tells of the register: a school from nothing to a member that is renamed,
 * corrected and leaves, one from an old list, one that gives up. Each id, salt and instant follows
 * from where it stands, so that every telling makes the same bytes.
 */
public final class GoldenStory {
    private static final CountryCode ICELAND = new CountryCode("IS");
    private static final Actor HQ = Actor.hq(person(1));
    private static final PersonId COORDINATING = person(2);
    private static final Actor COORDINATOR = Actor.coordinator(COORDINATING, ICELAND);
    private static final ApplicationId FIRST = ApplicationId.of(uuid("first application"));
    private static final ApplicationId SECOND = ApplicationId.of(uuid("second application"));
    private static final SchoolId MEMBER = SchoolId.of(uuid("member"));
    private static final SchoolId LISTED = SchoolId.of(uuid("listed"));
    private static final SchoolId GIVES_UP = SchoolId.of(uuid("gives up"));
    private static final String NAME = "Menntaskólinn á Ísafirði";

    private final Registry registry;
    private final TestClock clock;
    private int commands;

    private GoldenStory(Registry registry, TestClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Told to the register that is built; the log that it came to. */
    public static EventLogEngine told(Registry.Builder builder, TestClock clock) {
        var salts = new int[1];
        var axons = GenericEventMessage.clock;
        // An event is made a little before the log takes it.
        GenericEventMessage.clock = Clock.offset(clock, Duration.of(-1, ChronoUnit.MICROS));
        try (var registry =
                builder.clock(clock)
                        .salts(() -> Arrays.copyOf(sha256("salt " + ++salts[0]), 16))
                        .build()) {
            new GoldenStory(registry, clock).tell();
            return (EventLogEngine) registry.log();
        } finally {
            GenericEventMessage.clock = axons;
        }
    }

    private void tell() {
        at("2024-03-01T09:00:00.000000Z")
                .submit(
                        new RecordUnescoStatus(
                                ICELAND, UnescoStatus.MEMBER_STATE, by(HQ, "1964-06-08")))
                .submit(
                        new AssignRegion(
                                ICELAND,
                                List.of(Region.EUROPE_AND_NORTH_AMERICA),
                                by(HQ, "1964-06-08")));
        at("2024-03-01T09:00:01.000001Z")
                .submit(
                        new DesignateCoordinator(
                                ICELAND, COORDINATING, by(HQ, "2023-09-01").with(letter())))
                .submit(
                        new RecordPolicy(
                                ICELAND,
                                new Policy("2023", AdmissionPolicy.ofMonths(12)),
                                by(HQ, "2023-09-01")));
        at("2024-03-04T12:34:56.789012Z")
                .submit(
                        new Apply(
                                FIRST,
                                MEMBER,
                                ICELAND,
                                leastForm(),
                                by(Actor.ANYONE, "2024-03-04")));
        at("2024-04-02T08:00:00.5Z").submit(new Preselect(FIRST, by(COORDINATOR, "2024-04-01")));
        at("2025-04-03T10:00:00Z").submit(new Recommend(FIRST, by(COORDINATOR, "2025-04-02")));
        // The clock goes back: recordedAt stays.
        at("2025-04-03T09:59:59Z").submit(new Certify(FIRST, by(HQ, "2025-04-03")));
        at("2025-05-01T00:00:00Z")
                .submit(
                        new RecordMembership(
                                LISTED,
                                new CountryCode("JP"),
                                Profile.named("千葉県立松戸国際高等学校", "松戸市"),
                                When.parse("2014-05"),
                                new Source(
                                        "expydoc.com/doc/7390308/",
                                        HexFormat.of().formatHex(sha256("row")),
                                        Map.of("level", "高等学校", "status", "member")),
                                Statement.by(Actor.SYSTEM)));
        at("2025-06-01T00:00:00Z")
                .submit(new Rename(MEMBER, "Menntaskólinn", by(COORDINATOR, "2025-08-01")));
        at("2025-06-02T00:00:00Z")
                .submit(
                        new SchoolCommand.Correct(
                                MEMBER, 3, null, Reason.of("DID_NOT_HAPPEN"), Statement.by(HQ)));
        // Said in two streams, so corrected in both.
        at("2025-06-03T00:00:00Z")
                .submit(
                        new ApplicationCommand.Correct(
                                FIRST,
                                3,
                                new Certified(FIRST, When.parse("2025-04-10"), HQ.id(), NAME),
                                Reason.of("CLERICAL_ERROR"),
                                Statement.by(HQ)));
        at("2025-06-04T00:00:00Z")
                .submit(
                        new Apply(
                                SECOND,
                                GIVES_UP,
                                ICELAND,
                                fullForm(),
                                by(COORDINATOR, "2025-06-01")))
                .submit(
                        new ApplicationCommand.Withdraw(
                                SECOND,
                                new Reason("NO_RESOURCES", text("reason", 12)),
                                by(Actor.applicant(person(3), SECOND), "2025-06-04")));
        at("2025-06-05T00:00:00Z")
                .submit(
                        new SuspendIntake(
                                ICELAND, Reason.of("OTHER"), by(COORDINATOR, "2025-06-05")))
                .submit(
                        new SchoolCommand.Withdraw(
                                MEMBER,
                                Reason.of("SCHOOL_DECISION"),
                                by(Actor.school(person(3), MEMBER), "2026-07-31")));
    }

    private GoldenStory at(String now) {
        clock.set(now);
        return this;
    }

    private GoldenStory submit(Command command) {
        registry.submit(new UUID(0, ++commands), command);
        return this;
    }

    /** Answers what must be answered. */
    private static Form leastForm() {
        return Form.required(
                Profile.required(
                        NAME,
                        "SECONDARY",
                        Category.PUBLIC,
                        Location.RURAL,
                        Education.FORMAL,
                        "Ísafjörður",
                        "Skólavegur",
                        "office@school.example"),
                person(3),
                person(4),
                text("resources", 40),
                text("motivation", 100),
                "Mennta- og barnamálaráðuneytið",
                Consultation.required(LocalDate.parse("2024-02-01"), "MINUTES"));
    }

    /** Leaves nothing empty. */
    private static Form fullForm() {
        return new Form(
                new Profile(
                        "Leikskólinn Sól",
                        List.of("PRE_PRIMARY", "OTHER"),
                        Category.PRIVATE,
                        Location.URBAN,
                        Education.NON_FORMAL,
                        "Reykjavík",
                        "Pósthólf 1",
                        "101",
                        "Höfuðborgarsvæðið",
                        "office@sol.example",
                        "+354 555 0100",
                        "https://sol.example",
                        List.of("https://social.example/sol"),
                        List.of("SUSTAINABLE_DEVELOPMENT", "INTERCULTURAL_LEARNING"),
                        List.of(new Code("national", "0042")),
                        List.of(new OtherName("ar", "روضة الشمس"))),
                person(5),
                person(6),
                text("other resources", 20),
                text("other motivation", 1),
                text("how heard", 3),
                "Reykjavíkurborg",
                List.of(
                        new Consultation(
                                Body.LEADERSHIP, LocalDate.parse("2025-05-02"), "SIGNED_LETTER"),
                        new Consultation(Body.STAFF, LocalDate.parse("2025-05-03"), "VOTE"),
                        new Consultation(Body.FAMILIES, LocalDate.parse("2025-05-04"), "SURVEY")),
                text("exempt", 7));
    }

    private static Evidence letter() {
        return new Evidence(
                "LETTER",
                LocalDate.parse("2023-08-25"),
                "Tilnefning",
                HexFormat.of().formatHex(sha256("letter")),
                "archive 12/3");
    }

    private static Statement by(Actor actor, String day) {
        return Statement.by(actor, LocalDate.parse(day));
    }

    private static Text text(String which, int words) {
        var digest = HexFormat.of().formatHex(sha256(which + " and its salt"));
        return new Text(TextId.of(uuid(which)), digest, words);
    }

    private static PersonId person(int number) {
        return PersonId.of(uuid("person " + number));
    }

    /** A UUIDv8 (RFC 9562) that looks like any other and is always the same. */
    private static UUID uuid(String name) {
        var digest = HexFormat.of().formatHex(sha256(name));
        return UUID.fromString(
                "%s-%s-8%s-8%s-%s"
                        .formatted(
                                digest.substring(0, 8),
                                digest.substring(8, 12),
                                digest.substring(13, 16),
                                digest.substring(17, 20),
                                digest.substring(20, 32)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
