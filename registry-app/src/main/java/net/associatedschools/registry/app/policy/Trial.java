package net.associatedschools.registry.app.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.policy.ScenarioFile.Scenario;
import net.associatedschools.registry.app.policy.ScenarioFile.Step;
import net.associatedschools.registry.app.rest.Address;
import net.associatedschools.registry.app.rest.CommandReader;
import net.associatedschools.registry.app.rest.Refusal;
import net.associatedschools.registry.audit.Replay;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryCommand.RecordUnescoStatus;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.duty.Duties;
import org.jspecify.annotations.Nullable;

/**
 * Tries a scenario on a register of its own, in memory, whose country is a member state with these
 * policies and one coordinator since before the first step. Its clock shows each step's day.
 */
public final class Trial implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SAID_MAX = 100;
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(10);
    private static final LocalDate LONG_BEFORE = LocalDate.of(1946, 11, 4);
    private static final PersonId COORDINATOR = PersonId.of(new UUID(0, 1));
    private static final PersonId COMMISSION = PersonId.of(new UUID(0, 2));
    private static final PersonId HEADQUARTERS = PersonId.of(new UUID(0, 3));
    private static final PersonId FOUNDER = PersonId.of(new UUID(0, 4));
    private static final PersonId PRINCIPAL = PersonId.of(new UUID(0, 5));

    private final CountryCode country;
    private final ObjectNode asked;
    private final Day clock = new Day();
    private final Registry registry = Registry.builder().clock(clock).build();
    private final CommandReader reader = new CommandReader(registry);
    private @Nullable ApplicationId application;
    private @Nullable SchoolId school;
    private long commands;

    private Trial(ScenarioFile file) {
        country = file.policies().getFirst().country();
        asked = file.form();
        var hq = Actor.hq(FOUNDER);
        clock.day = LONG_BEFORE;
        submit(
                new RecordUnescoStatus(
                        country, UnescoStatus.MEMBER_STATE, Statement.by(hq, LONG_BEFORE)));
        submit(new DesignateCoordinator(country, COORDINATOR, Statement.by(hq, LONG_BEFORE)));
        for (var policy : file.policies()) {
            clock.day = policy.from();
            submit(new RecordPolicy(country, policy.policy(), Statement.by(hq, policy.from())));
        }
    }

    /** Every step that came otherwise than expected, in words; none: all as it should be. */
    public static List<String> of(ScenarioFile file, Scenario scenario) {
        var otherwise = new ArrayList<String>();
        try (var trial = new Trial(file)) {
            for (var step : scenario.steps()) {
                trial.step(step)
                        .map(said -> "line " + step.line() + ", " + step.on() + ": " + said)
                        .ifPresent(otherwise::add);
            }
        }
        return List.copyOf(otherwise);
    }

    @Override
    public void close() {
        registry.close();
    }

    private void submit(net.associatedschools.registry.fact.Command command) {
        registry.submit(new UUID(1, commands++), command);
    }

    private Optional<String> step(Step step) {
        clock.day = step.on();
        long before = registry.lastPosition();
        var rule = step.command() == null ? null : tell(step, step.command());
        registry.awaitPosition(registry.lastPosition(), SHOWN_WITHIN);
        if (!Objects.equals(rule, step.refused())) {
            return Optional.of(
                    rule == null
                            ? step.command() + " was not refused by " + step.refused()
                            : step.command() + " was refused by " + rule);
        }
        var said = registry.namesAfter(before, SAID_MAX);
        if (step.says() != null && !step.says().equals(said)) {
            return Optional.of("said " + said + ", not " + step.says());
        }
        return looked("stage", step.stage(), stage())
                .or(() -> looked("status", step.status(), status(step.on())))
                .or(() -> looked("owes", step.owes(), owes(step.on())))
                .or(() -> looked("proposes", step.proposes(), proposes(step.on())));
    }

    private static <T> Optional<String> looked(String what, @Nullable T expected, T found) {
        boolean right = expected == null || expected.equals(found);
        return right ? Optional.empty() : Optional.of(what + " is " + found + ", not " + expected);
    }

    /** The rule that is against it; null where it was done. */
    private @Nullable String tell(Step step, String command) {
        if (command.equals("due")) {
            registry.due(step.on(), false);
            return null;
        }
        var commandId = new UUID(2, commands++);
        try {
            var address = address(command);
            var told = reader.read(address, body(step, command), actor(step, command), commandId);
            var done = told.command();
            registry.submit(commandId, done);
            if (command.equals("apply")) {
                application = new ApplicationId(done.stream());
                school =
                        ((net.associatedschools.registry.application.ApplicationCommand.Apply) done)
                                .school();
            }
            if (done instanceof RecordMembership recorded) school = recorded.school();
            return null;
        } catch (RuleBroken broken) {
            return broken.rule();
        } catch (Refusal refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private Address address(String command) {
        if (command.equals("apply")) return Address.of("/api/v1/applications");
        if (command.equals("record-membership")) return Address.of("/api/v1/schools");
        var its = "/api/v1/applications/" + application + "/";
        var schools = "/api/v1/schools/" + school + "/";
        var countries = "/api/v1/countries/" + country.value() + "/";
        // Lapse, withdraw and correct are words of both: they are said of what goes on.
        var places =
                isMember() ? List.of(schools, its, countries) : List.of(its, schools, countries);
        return places.stream()
                .map(place -> addressed(place + command))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(command + " is no command"));
    }

    private static Optional<Address> addressed(String path) {
        try {
            return Optional.of(Address.of(path));
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    /** For what brings a school in, all that it takes; what the step says is laid over it. */
    private ObjectNode body(Step step, String command) {
        var body = JSON.createObjectNode();
        if (command.equals("apply") || command.equals("resubmit")) body.set("form", form());
        if (command.equals("record-membership")) {
            body.put("country", country.value()).put("observedOn", step.on().toString());
            body.putObject("profile").put("name", "A school of " + country);
            body.putObject("source").put("document", "List of members").put("row", "1");
        }
        if (command.equals("apply")) {
            body.put("country", country.value());
            if (school != null) body.put("school", school.value());
        }
        body.put("effective", step.on().toString());
        return merged(body, step.with());
    }

    private ObjectNode form() {
        try (var sample = Trial.class.getResourceAsStream("/registry/app/policy/apply.json")) {
            var form = JSON.readTree(Objects.requireNonNull(sample)).path("form");
            return merged((ObjectNode) form, asked);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode merged(ObjectNode under, ObjectNode over) {
        for (var field : over.properties()) {
            JsonNode below = under.path(field.getKey());
            if (below instanceof ObjectNode object && field.getValue() instanceof ObjectNode laid) {
                merged(object, laid);
            } else {
                under.set(field.getKey(), field.getValue());
            }
        }
        return under;
    }

    private Actor actor(Step step, String command) {
        var by = step.by() == null ? usual(command) : step.by();
        return switch (by) {
            case "ANYONE" -> Actor.ANYONE;
            case "SYSTEM" -> Actor.SYSTEM;
            case "SCHOOL" ->
                    school != null && isMember()
                            ? Actor.school(PRINCIPAL, school)
                            : application == null
                                    ? Actor.ANYONE
                                    : Actor.applicant(PRINCIPAL, application);
            case "COORDINATOR" -> Actor.coordinator(COORDINATOR, country);
            case "COMMISSION" -> Actor.commission(COMMISSION, country);
            default -> Actor.hq(HEADQUARTERS);
        };
    }

    /** Whether it is or was one, so that what is said now is said of the school. */
    private boolean isMember() {
        return school != null && (application == null || stage().equals("CERTIFIED"));
    }

    private String usual(String command) {
        return switch (command) {
            case "apply" -> school == null ? "ANYONE" : "COORDINATOR";
            case "resubmit",
                    "withdraw",
                    "file-plan",
                    "file-report",
                    "confirm-profile",
                    "declare-continuation",
                    "record-activity" ->
                    "SCHOOL";
            case "certify",
                    "refuse",
                    "return-to-coordinator",
                    "suspend",
                    "reinstate",
                    "remove",
                    "refuse-renewal",
                    "reissue-certificate" ->
                    "HQ";
            default -> "COORDINATOR";
        };
    }

    private String stage() {
        if (application == null) return "NONE";
        var history = registry.history(application.value(), Long.MAX_VALUE);
        return history.isEmpty() ? "NONE" : Replay.application(history).getLast().state().name();
    }

    private String status(LocalDate day) {
        if (school == null) return "NONE";
        return registry.schools()
                .ask(school, AsOf.on(day))
                .map(answer -> answer.standing().value().status().name())
                .orElse("NONE");
    }

    private List<String> owes(LocalDate day) {
        return items(day).stream()
                .map(item -> "%s %s %s".formatted(item.duty(), item.due(), item.state()))
                .toList();
    }

    private List<String> proposes(LocalDate day) {
        return items(day).stream()
                .flatMap(item -> item.proposals().stream())
                .map(one -> "%s to %s since %s".formatted(one.kind(), one.to(), one.since()))
                .toList();
    }

    private List<Duties.Item> items(LocalDate day) {
        var question = new Duties.Question(country, Set.of(), null, AsOf.on(day));
        return registry.duties().ask(question).items();
    }

    /** Noon of a day, UTC. */
    private static final class Day extends Clock {
        private LocalDate day = LONG_BEFORE;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        }
    }
}
