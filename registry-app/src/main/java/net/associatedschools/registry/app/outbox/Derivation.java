package net.associatedschools.registry.app.outbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.outbox.Telling.Part;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.Withdrawn;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Recorded;

/**
 * From an event to who is to hear of it: by the log as it was at that event, so that whoever asks
 * again is answered the same.
 */
final class Derivation {
    private final Registry registry;

    Derivation(Registry registry) {
        this.registry = registry;
    }

    List<Notice> of(Recorded<?> recorded) {
        if (!(recorded.fact().event() instanceof ApplicationEvent event)) return List.of();
        var parts = Telling.hears(event);
        if (parts.isEmpty()) return List.of();
        var known = application(recorded.fact().stream(), recorded.position());
        var notices = new ArrayList<Notice>();
        for (var part : parts) {
            if (part == Part.HEADQUARTERS && isNoneOfTheirs(event, known)) continue;
            for (var recipient : recipients(part, known, recorded)) {
                boolean own = recipient.equals(recorded.metadata(Metadata.ACTOR));
                boolean told = notices.stream().anyMatch(n -> n.recipient().equals(recipient));
                if (!own && !told) notices.add(notice(recorded, recipient, part, known));
            }
        }
        return List.copyOf(notices);
    }

    /** As the school is called at that event. */
    String name(Notice notice) {
        return application(notice.application(), notice.position()).name();
    }

    /** Since when what they hear of holds; nothing of what only mends something. */
    Optional<String> effective(Notice notice) {
        return registry.history(notice.application(), notice.position()).stream()
                .filter(recorded -> recorded.position() == notice.position())
                .map(recorded -> recorded.fact().event())
                .filter(Happened.class::isInstance)
                .map(event -> ((Happened) event).effective().toString())
                .findFirst();
    }

    private static Notice notice(
            Recorded<?> recorded, String recipient, Part part, Application application) {
        var event = EventNames.current().of(recorded.fact().event().getClass()).name();
        return new Notice(
                recorded.position(),
                recipient,
                event + "." + part.name().toLowerCase(Locale.ROOT),
                recorded.fact().stream(),
                application.school().value(),
                application.country().value(),
                recorded.recordedAt(),
                Notice.State.WAITING,
                null,
                0,
                null);
    }

    /** What was withdrawn before it came to them. */
    private static boolean isNoneOfTheirs(ApplicationEvent event, Application known) {
        if (!(event instanceof Withdrawn)) return false;
        var before = known.recorded().subList(0, known.recorded().size() - 1);
        return new Application(before).stage() != Stage.RECOMMENDED;
    }

    private List<String> recipients(Part part, Application known, Recorded<?> recorded) {
        return switch (part) {
            case APPLICANT -> applicants(known).map(PersonId::value).distinct().toList();
            case COORDINATOR ->
                    coordinators(
                            known.country(),
                            recorded.position(),
                            LocalDate.ofInstant(recorded.recordedAt(), ZoneOffset.UTC));
            case HEADQUARTERS -> List.of(Notice.HEADQUARTERS);
        };
    }

    private static Stream<PersonId> applicants(Application known) {
        Form form = null;
        for (var fact : known.standing()) {
            if (fact.event() instanceof Applied e) form = e.form();
            if (fact.event() instanceof Resubmitted e) form = e.form();
        }
        if (form == null) return Stream.of();
        return Stream.of(form.focalPoint(), form.principal())
                .filter(Objects::nonNull)
                .map(PersonId.class::cast);
    }

    private List<String> coordinators(CountryCode code, long position, LocalDate day) {
        var known = registry.history(code.stream(), position);
        var country = new Country(Recorded.facts(known, CountryEvent.class));
        return country.rules(code, day).coordinators().stream().sorted().toList();
    }

    private Application application(String stream, long position) {
        return new Application(
                Recorded.facts(registry.history(stream, position), ApplicationEvent.class));
    }
}
