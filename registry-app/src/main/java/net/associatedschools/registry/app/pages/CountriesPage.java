package net.associatedschools.registry.app.pages;

import java.util.List;
import net.associatedschools.registry.view.country.Countries;

/** All countries of which the register knows anything. */
public record CountriesPage(Visit visit, Countries.Answer answer, List<Countries.Item> items)
        implements Page {
    @Override
    public long position() {
        return answer.position();
    }

    @Override
    public String section() {
        return "countries";
    }
}
