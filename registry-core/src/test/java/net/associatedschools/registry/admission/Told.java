package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;
import org.jspecify.annotations.Nullable;

/** What an application and its school have said, and what a decision makes them say. */
record Told(Application application, Timeline school) {
    static final Told NOTHING = new Told(Application.NOT_MADE, Timeline.EMPTY);
    static final Told APPLIED_FOR = NOTHING.and(APPLIED).and(REGISTERED, OPENED);
    static final Told RECOMMENDED_TO = APPLIED_FOR.and(PRESELECTED, RECOMMENDED);
    static final Told CERTIFIED_AS = RECOMMENDED_TO.and(CERTIFIED).and(STARTED);

    Told and(ApplicationEvent... events) {
        var next = application;
        for (var event : events) {
            next =
                    Application.evolve(
                            next,
                            new Fact<>(event.application().value(), next.recorded().size(), event));
        }
        return new Told(next, school);
    }

    Told and(SchoolEvent... events) {
        var next = school;
        for (var event : events) next = next.with(event);
        return new Told(application, next);
    }

    Told and(Decision decision) {
        return and(decision.application().toArray(ApplicationEvent[]::new))
                .and(decision.school().toArray(SchoolEvent[]::new));
    }

    static Rules rules(Actor actor, When effective) {
        return new Rules(actor, TODAY, effective, OPEN);
    }

    static void assertSaid(
            Decision decision, List<ApplicationEvent> application, List<SchoolEvent> school) {
        assertEquals(new Decision(application, school), decision);
    }

    static ApplicationEvent.Corrected corrected(
            long corrects, ApplicationEvent.@Nullable Happened replacement) {
        return new ApplicationEvent.Corrected(FIRST, corrects, replacement, ERROR);
    }

    static SchoolEvent.Corrected echoed(long corrects, SchoolEvent.@Nullable Happened replacement) {
        return new SchoolEvent.Corrected(LYCEUM, corrects, replacement, ERROR);
    }
}
