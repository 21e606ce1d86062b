package net.associatedschools.registry.view.period;

import java.util.List;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;
import net.associatedschools.registry.view.Canonical;
import net.associatedschools.registry.view.StreamView;

/** The periods of each school, from its timeline. */
public final class PeriodView implements StreamView<Membership> {
    @Override
    public String name() {
        return "periods";
    }

    @Override
    public String streams() {
        return "school";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public List<Period<Membership>> periods(List<Recorded<?>> known) {
        var timeline = new Timeline(Recorded.facts(known, SchoolEvent.class));
        return timeline.periods().stream()
                .map(
                        period ->
                                new Period<>(
                                        period.from(),
                                        period.until(),
                                        Membership.of(timeline.country(), period.standing())))
                .toList();
    }

    @Override
    public void write(Membership value, Canonical out) {
        out.word(value.status()).text(value.country().value()).text(value.name());
        out.text(value.certificateName()).texts(value.types()).word(value.category());
        out.word(value.location()).word(value.education()).text(value.town());
        out.texts(value.themes()).when(value.memberSince()).flag(value.recorded());
        out.text(value.sortKey()).text(value.searchText());
    }
}
