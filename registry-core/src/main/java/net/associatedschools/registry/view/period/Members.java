package net.associatedschools.registry.view.period;

/** The tables that questions about members need, at one moment. */
public interface Members {
    Periods periods();

    Regions regions();
}
