package net.associatedschools.registry.app;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.app.serving.ServerOptions;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.importing.Import;
import net.associatedschools.registry.importing.Roster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code serve --sample} starts with: lists of members as their countries published them. */
@Singleton
@Order(2)
final class Sample implements BeforeServing {
    private static final Logger LOG = LoggerFactory.getLogger(Sample.class);

    private record Roll(String country, String file) {}

    private static final List<Roll> ROLLS =
            List.of(
                    new Roll("CW", "curacao.csv"),
                    new Roll("DE", "berlin.csv"),
                    new Roll("IS", "iceland.csv"),
                    new Roll("JP", "chiba_2014.csv"),
                    new Roll("LT", "lithuania_2023.csv"));

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);

    private final Import imports;
    private final Registry registry;

    Sample(Import imports, Registry registry) {
        this.imports = imports;
        this.registry = registry;
    }

    @Override
    public void prepare(ServerOptions options) {
        if (!options.sample()) return;
        if (registry.isSynthetic()) {
            throw new Refused(
                    "all in this register is invented, and the sample is real: --sample is for a"
                            + " register of its own");
        }
        ROLLS.forEach(this::load);
        // Whoever asks first shall find all of it.
        boolean shown = registry.awaitPosition(registry.lastPosition(), SHOWN_WITHIN);
        if (!shown) LOG.warn("the views are still at {}", registry.position());
    }

    private void load(Roll roll) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var order = Import.Order.of(new CountryCode(roll.country), Actor.SYSTEM, today);
        var file = unpacked(roll.file);
        try {
            var roster = new Roster(file, roll.file);
            // Whoever took a list back since doesn't want it again at the next start.
            if (imports.isDone(roster, order)) return;
            var report = imports.run(roster, order, Import.Progress.NONE);
            LOG.info(
                    "{}: {} members and {} candidates recorded, {} there already, {} set aside",
                    roll.file,
                    report.recorded(),
                    report.candidates(),
                    report.alreadyThere(),
                    report.setAside().size());
            for (var aside : report.setAside()) {
                LOG.info("{} line {}: {}", roll.file, aside.line(), aside.reason());
            }
        } finally {
            delete(file);
        }
    }

    private static Path unpacked(String name) {
        try (var packed = Sample.class.getResourceAsStream("/registry/app/samples/" + name)) {
            if (packed == null) throw new IllegalStateException("no sample " + name);
            var file = Files.createTempFile("roster", ".csv");
            Files.copy(packed, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
