package net.associatedschools.registry.admission;

import java.util.List;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.school.SchoolEvent;

/**
 * What one command makes an application and its school say, in one append: a rule across two
 * streams holds only if both are appended to.
 */
public record Decision(List<ApplicationEvent> application, List<SchoolEvent> school) {
    static final Decision NOTHING = new Decision(List.of(), List.of());

    public Decision {
        application = List.copyOf(application);
        school = List.copyOf(school);
    }

    static Decision of(List<ApplicationEvent> application) {
        return new Decision(application, List.of());
    }
}
