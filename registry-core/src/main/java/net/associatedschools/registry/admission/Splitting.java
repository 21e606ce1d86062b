package net.associatedschools.registry.admission;

import java.util.List;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;

/** To split a school off another: that one is of the same country and a member on that day. */
final class Splitting {
    private Splitting() {}

    /** {@code parent} is only read: what it says later of that day leaves the split as it is. */
    static List<SchoolEvent> decide(
            Timeline school, Timeline parent, SplitOff command, Rules rules) {
        var said = School.decide(school, command, rules);
        if (said.isEmpty()) return said;
        if (!parent.isRegistered()) throw new NotInRegister(command.parent().value());
        RuleBroken.unlessContent(
                parent.country().equals(command.country()),
                "R-ROLE-2",
                "parent",
                "belongs to another country");
        RuleBroken.unless(
                parent.on(rules.fullDay()).status().isMember(),
                "R-TIME-3",
                "the school that it is split from is no member that day");
        return said;
    }
}
