package net.associatedschools.registry.importing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import org.jspecify.annotations.Nullable;

/**
 * The fact that a row led to, and what was said of it last: the fact itself, or a correction of it.
 */
record Origin(Listed listed, Recorded<?> first, List<Recorded<?>> corrections) {
    static final String UNDO = "undo:";

    /** Of these rows, those whose fact is in the log and meant, by the row's command. */
    static Map<UUID, Origin> of(Door door, Collection<Listed> rows, Predicate<Origin> meant) {
        var histories = door.histories(rows.stream().map(Listed::stream).toList());
        var found = new HashMap<UUID, Origin>();
        for (var row : rows) {
            var origin = of(row, histories.getOrDefault(row.stream(), List.of()));
            if (origin != null && meant.test(origin)) found.put(row.commandId(), origin);
        }
        return found;
    }

    private static @Nullable Origin of(Listed row, List<Recorded<?>> history) {
        for (var recorded : history) {
            var event = recorded.fact().event();
            boolean says =
                    event instanceof MembershipRecorded || event instanceof CandidacyRecorded;
            boolean its = row.commandId().toString().equals(recorded.metadata(Metadata.COMMAND_ID));
            if (says && its) return new Origin(row, recorded, corrections(recorded, history));
        }
        return null;
    }

    private static List<Recorded<?>> corrections(Recorded<?> first, List<Recorded<?>> history) {
        var facts = history.stream().map(Recorded::fact).toList();
        long root = first.fact().sequence();
        return history.stream()
                .filter(recorded -> recorded.fact().event() instanceof Correction<?>)
                .filter(recorded -> Correction.root(facts, recorded.fact().sequence()) == root)
                .<Recorded<?>>map(recorded -> recorded)
                .toList();
    }

    /** The last that was said of it. */
    Recorded<?> last() {
        return corrections.isEmpty() ? first : corrections.getLast();
    }

    boolean isRetracted() {
        return last().fact().event() instanceof Correction<?> correction
                && correction.replacement() == null;
    }

    /** Taken back with its whole import, not by somebody who looked at this one fact. */
    boolean isUndone() {
        return isRetracted() && correlation().startsWith(UNDO);
    }

    boolean wasSaidBy(Taken taken) {
        return correlation().equals(taken.correlationId());
    }

    boolean wasFirstSaidBy(Taken taken) {
        return taken.correlationId().equals(first.metadata(Metadata.CORRELATION_ID));
    }

    private String correlation() {
        var correlation = last().metadata(Metadata.CORRELATION_ID);
        return correlation == null ? "" : correlation;
    }

    /** To take it back. */
    Import.Sending retracted(Actor actor) {
        var id = Hash.uuid("undo " + last().fact().name());
        return new Import.Sending(id, correct(null, "CLERICAL_ERROR", actor));
    }

    /** To say it again as it stood before it was taken back. */
    Import.Sending reinstated(Actor actor) {
        var id = Hash.uuid("again " + last().fact().name());
        return new Import.Sending(id, correct(stood(), "NEW_EVIDENCE", actor));
    }

    private Object stood() {
        return corrections.reversed().stream()
                .map(recorded -> ((Correction<?>) recorded.fact().event()).replacement())
                .filter(replacement -> replacement != null)
                .<Object>map(replacement -> replacement)
                .findFirst()
                .orElse(first.fact().event());
    }

    private Command correct(@Nullable Object said, String reason, Actor actor) {
        long corrects = last().fact().sequence();
        return listed.candidate()
                ? new ApplicationCommand.Correct(
                        listed.application(),
                        corrects,
                        (ApplicationEvent.Happened) said,
                        Reason.of(reason),
                        Statement.by(actor))
                : new SchoolCommand.Correct(
                        listed.school(),
                        corrects,
                        (SchoolEvent.Happened) said,
                        Reason.of(reason),
                        Statement.by(actor));
    }
}
