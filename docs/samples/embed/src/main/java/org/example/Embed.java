package org.example;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.application.Form.Consultation;
import net.associatedschools.registry.audit.Replay;
import net.associatedschools.registry.audit.Sentences;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.person.PersonRecord;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.axonframework.eventhandling.EventHandler;

/** A register inside an application of one's own. */
public final class Embed {
    // region projection
    record Certificates(BlockingQueue<String> names) {
        @EventHandler
        void on(Certified certified) {
            names.add(certified.certificateName());
        }
    }

    // endregion

    public static void main(String[] arguments) throws Exception {
        var certificates = new Certificates(new LinkedBlockingQueue<>());
        // region open
        try (var postgres = EmbeddedPostgres.start()) {
            var dataSource = postgres.getPostgresDatabase();
            Registry.migrate(dataSource);
            try (var registry =
                    Registry.builder().dataSource(dataSource).projection(certificates).build()) {
                run(registry, certificates);
            }
        }
        // endregion
    }

    private static void run(Registry registry, Certificates certificates) throws Exception {
        // region people
        var finland = new CountryCode("FI");
        var coordinating = PersonId.of(UUID.randomUUID());
        var coordinator = Actor.coordinator(coordinating, finland);
        var headquarters = Actor.hq(PersonId.of(UUID.randomUUID()));
        var autumn = LocalDate.of(2023, 9, 1);
        var certified = autumn.plusMonths(16);
        // endregion
        // region form
        var school = SchoolId.of(UUID.randomUUID());
        var application = ApplicationId.of(UUID.randomUUID());
        var owner = application.value();
        var head = new PersonRecord("Aino Head", "aino@kallio.example", null, "principal");
        var form =
                Form.required(
                        Profile.required(
                                "Kallio School",
                                "SECONDARY",
                                Category.PUBLIC,
                                Location.URBAN,
                                Education.FORMAL,
                                "Helsinki",
                                "Street 1",
                                "office@kallio.example"),
                        registry.records().keepPerson(owner, "principal", head),
                        registry.records().keepPerson(owner, "focalPoint", head),
                        registry.records().keepText(owner, "resources", "Two hours a week."),
                        registry.records().keepText(owner, "motivation", "To learn together."),
                        "City of Helsinki",
                        Consultation.required(autumn, "MINUTES"));
        // endregion
        // region commands
        var commands = registry.commands();
        commands.sendAndWait(
                new DesignateCoordinator(
                        finland, coordinating, Statement.by(headquarters, autumn.minusYears(1))));
        commands.sendAndWait(
                new Apply(application, school, finland, form, Statement.by(Actor.ANYONE, autumn)));
        commands.sendAndWait(new Preselect(application, Statement.by(coordinator, autumn)));
        commands.sendAndWait(
                new Recommend(application, Statement.by(coordinator, autumn.plusYears(1))));
        commands.sendAndWait(new Certify(application, Statement.by(headquarters, certified)));
        // endregion
        // region ask
        registry.awaitPosition(registry.log().lastPosition(), Duration.ofSeconds(30));
        for (var day : new LocalDate[] {certified.minusDays(1), certified}) {
            var question = new Directory.Question(Filter.MEMBERS, AsOf.on(day));
            var members = registry.directory().ask(question).items();
            members.forEach(item -> System.out.println(day + ": " + item.membership().name()));
            boolean listed = members.stream().anyMatch(item -> item.school().equals(school));
            if (listed != day.equals(certified)) throw new AssertionError(day + ": " + members);
        }
        // endregion
        // region own
        System.out.println("A certificate to print: " + certificates.names().poll(30, SECONDS));
        // endregion
        // region replay
        for (var step : Replay.school(registry.history(school.value(), Long.MAX_VALUE), certified)) {
            System.out.println(step.sentence() + " -> " + Sentences.ofState(step.state()));
        }
        // endregion
    }
}
