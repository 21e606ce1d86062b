package net.associatedschools.registry.app.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.application.ApplicationEvent.Opening;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import org.jspecify.annotations.Nullable;

/** Who sees more of a school or an application than the public (domain.md 2, R-ROLE-2). */
final class Sight {
    private Sight() {}

    /** Its school, its country's coordinators and commission, HQ, the auditor. */
    static boolean isInsider(Actor actor, List<Recorded<?>> history) {
        return switch (actor.role()) {
            case HQ, AUDITOR -> true;
            case COORDINATOR, COMMISSION -> countries(history).anyMatch(name -> is(actor, name));
            case SCHOOL -> records(history).anyMatch(name -> is(actor, name));
            case ANYONE, SYSTEM, OPERATOR -> false;
        };
    }

    /** Persons' records and texts are for those who work with them, never for the auditor. */
    static boolean seesPersons(Actor actor, List<Recorded<?>> history) {
        return actor.role() != Role.AUDITOR && isInsider(actor, history);
    }

    /** Whether the actor may learn how far that stream has come. */
    static boolean mayKnow(Actor actor, List<Recorded<?>> history) {
        boolean hidden = history.getFirst().fact().stream().startsWith("application:");
        return !hidden || isInsider(actor, history);
    }

    /**
     * The country of which the actor may read all applications: that of a coordinator or
     * commission, who is refused any other; of HQ and the auditor the one asked for (null: all).
     */
    static @Nullable CountryCode country(Actor actor, @Nullable CountryCode asked) {
        if (actor.role() != Role.COORDINATOR && actor.role() != Role.COMMISSION) return asked;
        var within = String.valueOf(actor.within());
        var own = new CountryCode(within.substring(within.indexOf(':') + 1));
        if (asked != null && !asked.equals(own)) {
            throw RuleBroken.foreign("outside one's own country");
        }
        return own;
    }

    private static boolean is(Actor actor, String stream) {
        return stream.equals(actor.within());
    }

    private static Stream<String> countries(List<Recorded<?>> history) {
        return Optional.ofNullable(history.getFirst().metadata(Metadata.COUNTRY)).stream()
                .map(code -> "country:" + code);
    }

    /** The school and its applications, whose tokens open all of them. */
    private static Stream<String> records(List<Recorded<?>> history) {
        return history.stream()
                .flatMap(
                        recorded -> {
                            var own = Stream.of(recorded.fact().stream());
                            var other =
                                    switch (recorded.fact().event()) {
                                        case ApplicationOpened e ->
                                                Stream.of(e.application().value());
                                        case Opening e -> Stream.of(e.school().value());
                                        default -> Stream.<String>empty();
                                    };
                            return Stream.concat(own, other);
                        });
    }
}
