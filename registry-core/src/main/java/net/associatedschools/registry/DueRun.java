package net.associatedschools.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.associatedschools.registry.contract.CommandNames;
import net.associatedschools.registry.contract.EventIds;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.view.duty.Coming;
import net.associatedschools.registry.view.duty.Duties;

/**
 * Says what follows from dates: ordinary commands, oldest first, each with an id that comes from
 * what it is about. Whoever runs it again, also another at the same time, adds nothing.
 */
final class DueRun {
    /** The last place on earth where a day ends (R-TIME-4). */
    static final ZoneOffset LAST_PLACE = ZoneOffset.ofHours(-12);

    private final Registry registry;
    private final Duties duties;
    private final Clock clock;

    DueRun(Registry registry, Duties duties, Clock clock) {
        this.registry = registry;
        this.duties = duties;
        this.clock = clock;
    }

    List<DueFact> run(LocalDate until, boolean dryRun) {
        var now = Instant.now(clock);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var lastPlace = LocalDate.ofInstant(now, LAST_PLACE);
        var coming = duties.coming(until, today, lastPlace);
        var lapses = new Lapses(registry);
        var said = new ArrayList<>(lapses.run(until, today, lastPlace, dryRun));
        for (var one : coming) {
            var fact =
                    new DueFact(
                            one.on(),
                            one.command().school(),
                            CommandNames.of(one.command().getClass()),
                            one.duty(),
                            one.due());
            if (dryRun || says(registry, commandId(one), one.command())) said.add(fact);
        }
        said.sort(Comparator.comparing(DueFact::on));
        return List.copyOf(said);
    }

    /** The command's id, from what it is about: whoever says it again says nothing new. */
    static UUID commandId(Coming coming) {
        var about =
                "%s %s %s %s %s"
                        .formatted(
                                CommandNames.of(coming.command().getClass()),
                                coming.command().stream(),
                                coming.duty(),
                                coming.due(),
                                coming.policy());
        return EventIds.of(about, 0);
    }

    /** Decided again on the stream, which may have heard news since it was asked. */
    static boolean says(Registry registry, UUID commandId, Command command) {
        try {
            return !registry.submit(commandId, command).events().isEmpty();
        } catch (RuleBroken | NotInRegister notSo) {
            return false;
        }
    }
}
