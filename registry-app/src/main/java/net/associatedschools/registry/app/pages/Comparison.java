package net.associatedschools.registry.app.pages;

import java.util.List;
import net.associatedschools.registry.view.figure.Reconciliation.Item;

/**
 * What others published beside the register's own, as bars of one scale: 100 units are the greatest
 * of them all.
 */
public record Comparison(List<Item> items, long most) {
    static Comparison of(List<Item> items) {
        long most =
                items.stream()
                        .mapToLong(
                                item ->
                                        Math.max(
                                                item.published().schools(), own(item) + open(item)))
                        .max()
                        .orElse(0);
        return new Comparison(items, most);
    }

    private static long own(Item item) {
        var own = item.own().members();
        return own == null ? 0 : own;
    }

    private static long open(Item item) {
        var open = item.own().notKnown();
        return open == null ? 0 : open;
    }

    /** Those that can be drawn: counted at a time that is known. */
    public List<Item> drawn() {
        return items.stream().filter(item -> item.own().day() != null).toList();
    }

    public double published(Item item) {
        return share(item.published().schools());
    }

    /** The members that the register counts. */
    public double own(Item item, boolean withNotKnown) {
        return share(withNotKnown ? own(item) + open(item) : own(item));
    }

    private double share(long number) {
        return most == 0 ? 0 : Math.round(1000.0 * number / most) / 10.0;
    }
}
