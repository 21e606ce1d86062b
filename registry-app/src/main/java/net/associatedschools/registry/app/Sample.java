package net.associatedschools.registry.app;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    private static final List<Roll> ROLLS = List.of(new Roll("IS", "iceland.csv"));

    private final Import imports;

    Sample(Import imports) {
        this.imports = imports;
    }

    @Override
    public void prepare(ServerOptions options) {
        if (options.sample()) ROLLS.forEach(this::load);
    }

    private void load(Roll roll) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var order = Import.Order.of(new CountryCode(roll.country), Actor.SYSTEM, today);
        var file = unpacked(roll.file);
        try {
            var report = imports.run(new Roster(file, roll.file), order, Import.Progress.NONE);
            LOG.info(
                    "{}: {} schools recorded, {} there already",
                    roll.file,
                    report.recorded(),
                    report.alreadyThere());
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
