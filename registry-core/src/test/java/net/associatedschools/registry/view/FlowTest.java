package net.associatedschools.registry.view;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The flow over histories of every kind: late facts, corrections, partial and unknown dates. */
class FlowTest {
    @Property(tries = 150)
    void R_STAT_1_the_flow_of_any_history_adds_up(@ForAll long seed) {
        var random = new Random(seed);
        var log = Samples.log(random, 20 + random.nextInt(150));
        var views = ViewsUnderTest.inMemory();
        views.tell(log);
        for (int i = 0; i < 6; i++) FlowContract.mustAddUp(random, log, views);
    }
}
