package net.associatedschools.registry.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.country.CountryCommand;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.figure.FigureCommand;
import net.associatedschools.registry.person.PersonCommand;
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
        COMMANDS.put("application.return-to-school", ApplicationCommand.ReturnToSchool.class);
        COMMANDS.put("application.resubmit", ApplicationCommand.Resubmit.class);
        COMMANDS.put("application.not-preselect", ApplicationCommand.NotPreselect.class);
        COMMANDS.put("application.reach-stage", ApplicationCommand.ReachStage.class);
        COMMANDS.put(
                "application.file-candidate-report", ApplicationCommand.FileCandidateReport.class);
        COMMANDS.put("application.extend-candidacy", ApplicationCommand.ExtendCandidacy.class);
        COMMANDS.put("application.not-recommend", ApplicationCommand.NotRecommend.class);
        COMMANDS.put(
                "application.return-to-coordinator", ApplicationCommand.ReturnToCoordinator.class);
        COMMANDS.put("application.refuse", ApplicationCommand.Refuse.class);
        COMMANDS.put("application.lapse", ApplicationCommand.Lapse.class);
        COMMANDS.put("application.preselect", ApplicationCommand.Preselect.class);
        COMMANDS.put("application.recommend", ApplicationCommand.Recommend.class);
        COMMANDS.put("application.certify", ApplicationCommand.Certify.class);
        COMMANDS.put("application.withdraw", ApplicationCommand.Withdraw.class);
        COMMANDS.put("application.correct", ApplicationCommand.Correct.class);
        COMMANDS.put("school.record-membership", SchoolCommand.RecordMembership.class);
        COMMANDS.put("school.rename", SchoolCommand.Rename.class);
        COMMANDS.put("school.withdraw", SchoolCommand.Withdraw.class);
        COMMANDS.put("school.split-off", SchoolCommand.SplitOff.class);
        COMMANDS.put("school.relocate", SchoolCommand.Relocate.class);
        COMMANDS.put("school.reclassify", SchoolCommand.Reclassify.class);
        COMMANDS.put("school.change-contact", SchoolCommand.ChangeContact.class);
        COMMANDS.put("school.assign-code", SchoolCommand.AssignCode.class);
        COMMANDS.put("school.give-other-name", SchoolCommand.GiveOtherName.class);
        COMMANDS.put("school.file-plan", SchoolCommand.FilePlan.class);
        COMMANDS.put("school.file-report", SchoolCommand.FileReport.class);
        COMMANDS.put("school.record-activity", SchoolCommand.RecordActivity.class);
        COMMANDS.put("school.confirm-profile", SchoolCommand.ConfirmProfile.class);
        COMMANDS.put("school.declare-continuation", SchoolCommand.DeclareContinuation.class);
        COMMANDS.put("school.renew", SchoolCommand.Renew.class);
        COMMANDS.put("school.recognise-permanence", SchoolCommand.RecognisePermanence.class);
        COMMANDS.put("school.note-missed-duty", SchoolCommand.NoteMissedDuty.class);
        COMMANDS.put("school.note-renewal-due", SchoolCommand.NoteRenewalDue.class);
        COMMANDS.put("school.declare-inactive", SchoolCommand.DeclareInactive.class);
        COMMANDS.put("school.lapse", SchoolCommand.Lapse.class);
        COMMANDS.put("school.suspend", SchoolCommand.Suspend.class);
        COMMANDS.put("school.reinstate", SchoolCommand.Reinstate.class);
        COMMANDS.put("school.refuse-renewal", SchoolCommand.RefuseRenewal.class);
        COMMANDS.put("school.remove", SchoolCommand.Remove.class);
        COMMANDS.put("school.close-institution", SchoolCommand.CloseInstitution.class);
        COMMANDS.put("school.reissue-certificate", SchoolCommand.ReissueCertificate.class);
        COMMANDS.put("school.request-correction", SchoolCommand.RequestCorrection.class);
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
        COMMANDS.put("country.open-revalidation", CountryCommand.OpenRevalidation.class);
        COMMANDS.put("country.close-revalidation", CountryCommand.CloseRevalidation.class);
        COMMANDS.put("country.correct", CountryCommand.Correct.class);
        COMMANDS.put("figure.publish-total", FigureCommand.PublishTotal.class);
        COMMANDS.put("figure.publish-figure", FigureCommand.PublishFigure.class);
        COMMANDS.put("figure.correct", FigureCommand.Correct.class);
        COMMANDS.put("person.erase", PersonCommand.Erase.class);
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
