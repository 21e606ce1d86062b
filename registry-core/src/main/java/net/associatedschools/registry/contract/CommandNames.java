package net.associatedschools.registry.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.country.CountryCommand;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.figure.FigureCommand;
import net.associatedschools.registry.school.SchoolCommand;

/**
 * What commands are called outside: stream and command, as in {@code application.certify}. Chosen,
 * since addresses and digests in the log depend on it.
 */
public final class CommandNames {
    private static final Map<String, Class<? extends Command>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("application.apply", ApplicationCommand.Apply.class);
        COMMANDS.put("application.record-candidacy", ApplicationCommand.RecordCandidacy.class);
        COMMANDS.put("application.preselect", ApplicationCommand.Preselect.class);
        COMMANDS.put("application.recommend", ApplicationCommand.Recommend.class);
        COMMANDS.put("application.certify", ApplicationCommand.Certify.class);
        COMMANDS.put("application.withdraw", ApplicationCommand.Withdraw.class);
        COMMANDS.put("application.correct", ApplicationCommand.Correct.class);
        COMMANDS.put("school.record-membership", SchoolCommand.RecordMembership.class);
        COMMANDS.put("school.rename", SchoolCommand.Rename.class);
        COMMANDS.put("school.withdraw", SchoolCommand.Withdraw.class);
        COMMANDS.put("school.mark-duplicate", SchoolCommand.MarkDuplicate.class);
        COMMANDS.put("school.merge", SchoolCommand.Merge.class);
        COMMANDS.put("school.correct", SchoolCommand.Correct.class);
        COMMANDS.put("country.designate-coordinator", CountryCommand.DesignateCoordinator.class);
        COMMANDS.put("country.replace-coordinator", CountryCommand.ReplaceCoordinator.class);
        COMMANDS.put("country.end-coordinator", CountryCommand.EndCoordinator.class);
        COMMANDS.put("country.record-policy", CountryCommand.RecordPolicy.class);
        COMMANDS.put("country.suspend-intake", CountryCommand.SuspendIntake.class);
        COMMANDS.put("country.resume-intake", CountryCommand.ResumeIntake.class);
        COMMANDS.put("country.record-unesco-status", CountryCommand.RecordUnescoStatus.class);
        COMMANDS.put("country.assign-region", CountryCommand.AssignRegion.class);
        COMMANDS.put("country.record-succession", CountryCommand.RecordSuccession.class);
        COMMANDS.put("country.correct", CountryCommand.Correct.class);
        COMMANDS.put("figure.publish-total", FigureCommand.PublishTotal.class);
        COMMANDS.put("figure.publish-figure", FigureCommand.PublishFigure.class);
        COMMANDS.put("figure.correct", FigureCommand.Correct.class);
    }

    private CommandNames() {}

    public static Set<String> names() {
        return Set.copyOf(COMMANDS.keySet());
    }

    /** The record of that name. */
    public static Optional<Class<? extends Command>> command(String name) {
        return Optional.ofNullable(COMMANDS.get(name));
    }

    /** {@link IllegalArgumentException} for a command that isn't the register's. */
    public static String of(Class<? extends Command> command) {
        return COMMANDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(command))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(command + " has no name"));
    }
}
