package net.associatedschools.registry.school;

import static net.associatedschools.registry.fact.Vocabulary.FOLLOWS_AGAIN;
import static net.associatedschools.registry.fact.Vocabulary.NO_LONGER_FOLLOWS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.FromRules;
import net.associatedschools.registry.school.SchoolEvent.Happened;

/**
 * What the register has to say of its own facts after news (R-TIME-3): it takes back those that no
 * longer follow, and says those again that it took back and that follow once more. Each rests only
 * on what came before it, so one walk along the timeline settles all.
 */
final class FollowUp {
    private FollowUp() {}

    static List<Corrected> of(Timeline timeline) {
        if (!timeline.isRegistered()) return List.of();
        var takenBack = takenBack(timeline);
        var news = new ArrayList<Corrected>();
        var standing = timeline.start();
        var ledger = Ledger.EMPTY;
        var line =
                Timeline.asItHappened(
                        Stream.concat(timeline.standing().stream(), takenBack.values().stream()));
        for (var fact : line) {
            if (fact.event() instanceof FromRules said && said.automatic()) {
                boolean follows = ledger.bears(said) && standing.ruleAgainst(said).isEmpty();
                boolean stands = !takenBack.containsKey(fact.sequence());
                if (follows != stands) news.add(corrected(fact, follows));
                if (!follows) continue;
            }
            standing = standing.after(fact.event());
            ledger = ledger.after(fact.event());
        }
        return news;
    }

    private static Corrected corrected(Fact<Happened> fact, boolean follows) {
        return new Corrected(
                fact.event().school(),
                fact.sequence(),
                follows ? fact.event() : null,
                Reason.of(follows ? FOLLOWS_AGAIN : NO_LONGER_FOLLOWS));
    }

    /** What the register took back itself, as it said it; what a person corrected stays so. */
    private static Map<Long, Fact<Happened>> takenBack(Timeline timeline) {
        var last = new HashMap<Long, Happened>();
        var takenBack = new HashMap<Long, Fact<Happened>>();
        for (var fact : timeline.recorded()) {
            if (fact.event() instanceof FromRules said) {
                last.put(fact.sequence(), said);
            } else if (fact.event() instanceof Corrected correction) {
                long root = Correction.root(timeline.recorded(), correction.corrects());
                var said = last.get(root);
                if (said == null) continue;
                var replacement = correction.replacement();
                boolean byItself = correction.reason().code().equals(NO_LONGER_FOLLOWS);
                takenBack.remove(root);
                if (replacement != null) last.put(root, replacement);
                else if (byItself) takenBack.put(root, new Fact<>(fact.stream(), root, said));
            }
        }
        return takenBack;
    }
}
