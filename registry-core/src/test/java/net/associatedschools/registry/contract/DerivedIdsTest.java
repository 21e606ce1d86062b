package net.associatedschools.registry.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import org.junit.jupiter.api.Test;

class DerivedIdsTest {
    private static final Actor HQ = Actor.hq(new PersonId(Samples.HQ));

    /** Made with Python's hashlib. */
    @Test
    void an_event_id_is_the_hash_of_command_and_ordinal_in_the_form_of_a_uuid_of_version_8() {
        var command = "0192f7a0-0000-7000-8000-000000000001";
        assertEquals(
                UUID.fromString("3b3c2074-56ce-8969-afc0-2a71ec075591"), EventIds.of(command, 0));
        assertEquals(
                UUID.fromString("cfedf814-7922-892d-bebc-61339bee52fa"), EventIds.of(command, 1));
        assertEquals(8, EventIds.of(command, 2).version());
        assertEquals(2, EventIds.of(command, 2).variant());
    }

    @Test
    void R_APP_13_the_same_command_has_the_same_digest_and_another_has_another() {
        var statement = Statement.by(HQ);
        var commands =
                List.<Command>of(
                        new Rename(Samples.SCHOOL, "A", statement),
                        new Rename(Samples.SCHOOL, "B", statement),
                        new Rename(
                                Samples.SCHOOL,
                                "B",
                                Statement.by(HQ, LocalDate.parse("2024-01-01"))),
                        new Recommend(Samples.APPLICATION, statement),
                        new Certify(Samples.APPLICATION, statement));
        var digests = new HashSet<String>();
        commands.forEach(command -> digests.add(CommandDigest.of(command)));
        assertEquals(commands.size(), digests.size());
        assertEquals(
                CommandDigest.of(new Rename(Samples.SCHOOL, "A", statement)),
                CommandDigest.of(new Rename(Samples.SCHOOL, "A", Statement.by(HQ))));
        assertNotEquals("", CommandDigest.of(commands.getFirst()));
    }

    @Test
    void a_command_of_somebody_else_has_no_digest() {
        var strange =
                new Command() {
                    @Override
                    public String stream() {
                        return "school:x";
                    }

                    @Override
                    public Statement statement() {
                        return Statement.by(HQ);
                    }
                };
        assertThrows(IllegalArgumentException.class, () -> CommandDigest.of(strange));
    }
}
