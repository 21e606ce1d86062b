package net.associatedschools.registry.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.importing.UndoReport.Kept;
import org.jspecify.annotations.Nullable;

/** One import taken back, row by row, by corrections that say it did not happen (R-TIME-2). */
final class Undo {
    private static final int BATCH = 256;

    private final Door door;
    private final Taken taken;
    private final Actor actor;
    private final List<Kept> kept = new ArrayList<>();
    private final List<Listed> batch = new ArrayList<>();
    private long takenBack;
    private long already;
    private long notRecorded;
    private long done;

    Undo(Door door, Taken taken, Actor actor) {
        this.door = door;
        this.taken = taken;
        this.actor = actor;
    }

    UndoReport over(Roster document, Import.Progress progress) {
        var rows = new AtomicLong();
        taken.read(document, row -> rows.incrementAndGet());
        try (var workers = new Workers()) {
            taken.read(
                    document,
                    row -> {
                        batch.add(row);
                        if (batch.size() == BATCH) flush(workers, progress, rows.get());
                    });
            flush(workers, progress, rows.get());
        }
        return new UndoReport(taken.id(), takenBack, already, notRecorded, kept);
    }

    private void flush(Workers workers, Import.Progress progress, long rows) {
        var origins = Origin.of(door, batch, origin -> true);
        var tasks = batch.stream().map(row -> task(row, origins)).toList();
        batch.clear();
        workers.inOrder(
                tasks,
                end -> {
                    switch (end.what()) {
                        case TAKEN_BACK -> takenBack++;
                        case ALREADY -> already++;
                        case NOT_RECORDED -> notRecorded++;
                        case KEPT -> {
                            if (end.kept() != null) kept.add(end.kept());
                        }
                    }
                    progress.at(++done, rows);
                });
    }

    private enum What {
        TAKEN_BACK,
        ALREADY,
        NOT_RECORDED,
        KEPT
    }

    private record End(What what, @Nullable Kept kept) {
        static End of(What what) {
            return new End(what, null);
        }
    }

    private Supplier<End> task(Listed row, Map<UUID, Origin> origins) {
        var origin = origins.get(row.commandId());
        if (origin == null) return () -> End.of(What.NOT_RECORDED);
        if (origin.isUndone()) return () -> End.of(What.ALREADY);
        if (origin.wasSaidBy(taken)) return () -> takeBack(origin);
        if (!origin.wasFirstSaidBy(taken)) return () -> End.of(What.NOT_RECORDED);
        return () -> keep(row, "R-TIME-2", "was corrected since");
    }

    private End takeBack(Origin origin) {
        var sending = origin.retracted(actor);
        try {
            door.submit(sending.id(), sending.command(), Origin.UNDO + taken.id());
            return End.of(What.TAKEN_BACK);
        } catch (RuleBroken broken) {
            boolean isTheFacts =
                    broken.kind() == RuleBroken.Kind.STATE
                            || broken.kind() == RuleBroken.Kind.CONTENT;
            if (!isTheFacts) throw broken;
            return keep(origin.listed(), broken.rule(), broken.detail());
        }
    }

    private static End keep(Listed row, String rule, String reason) {
        return new End(What.KEPT, new Kept(row.line(), row.stream(), rule, reason));
    }
}
