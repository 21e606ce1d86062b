package net.associatedschools.registry.view.country;

import java.util.List;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.view.Canonical;
import net.associatedschools.registry.view.StreamView;

/** The situations of each country, from its dated facts. */
public final class CountryView implements StreamView<Situation> {
    @Override
    public String name() {
        return "countries";
    }

    @Override
    public String streams() {
        return "country";
    }

    @Override
    public int foldVersion() {
        return 2;
    }

    @Override
    public List<Period<Situation>> periods(List<Recorded<?>> known) {
        return new Country(Recorded.facts(known, CountryEvent.class)).periods();
    }

    @Override
    public void write(Situation value, Canonical out) {
        out.texts(value.coordinators().stream().map(PersonId::value).toList());
        out.when(value.designatedSince()).flag(value.intakeOpen());
        var policy = value.policy();
        out.text(policy == null ? null : policy.version());
        out.number(policy == null ? -1 : policy.admission().trialMonths());
        out.text(value.policyName()).word(value.unescoStatus()).word(value.region());
        out.texts(value.successors().stream().map(CountryCode::value).toList());
    }
}
