package net.associatedschools.registry.school;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Code;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.Profile.OtherName;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import org.jspecify.annotations.Nullable;

/** What may be asked of a school. */
public sealed interface SchoolCommand extends Command {
    SchoolId school();

    @Override
    default String stream() {
        return school().value();
    }

    /**
     * To record a membership from before the register (domain.md 7): the school was seen as a
     * member on that day; it joined at the statement's date, or at an unknown one. Creates the
     * school where it isn't in the register.
     */
    record RecordMembership(
            SchoolId school,
            CountryCode country,
            Profile profile,
            When observedOn,
            Source source,
            Statement statement)
            implements SchoolCommand {}

    /** To give it another name from the statement's date on. */
    record Rename(SchoolId school, String name, Statement statement) implements SchoolCommand {}

    /** To leave the network by the school's own wish. */
    record Withdraw(SchoolId school, Reason reason, Statement statement) implements SchoolCommand {}

    /**
     * To make a school of its own out of a part of another one that is a member, under that
     * certificate's name. Creates the school.
     */
    record SplitOff(
            SchoolId parent,
            SchoolId school,
            CountryCode country,
            Profile profile,
            Statement statement)
            implements SchoolCommand {}

    /** To say that it is elsewhere from the statement's date on. */
    record Relocate(
            SchoolId school,
            @Nullable String town,
            @Nullable String address,
            @Nullable String postCode,
            @Nullable String province,
            @Nullable Location location,
            Statement statement)
            implements SchoolCommand {}

    /** To say that it is of another kind; null, or no types: as before. */
    record Reclassify(
            SchoolId school,
            List<String> types,
            @Nullable Category category,
            @Nullable Education education,
            Statement statement)
            implements SchoolCommand {
        public Reclassify {
            types = List.copyOf(types);
        }
    }

    /** To say how else it is reached; null, or no social media: as before. */
    record ChangeContact(
            SchoolId school,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String website,
            List<String> socialMedia,
            @Nullable PersonId principal,
            @Nullable PersonId focalPoint,
            Statement statement)
            implements SchoolCommand {
        public ChangeContact {
            socialMedia = List.copyOf(socialMedia);
        }
    }

    /** To give it a code in a national scheme. */
    record AssignCode(SchoolId school, Code code, Statement statement) implements SchoolCommand {}

    /** To say how it is called in another language or script, from the statement's date on. */
    record GiveOtherName(SchoolId school, OtherName otherName, Statement statement)
            implements SchoolCommand {}

    /** To file a plan; {@code due}: for what was due on that date and nothing else. */
    record FilePlan(
            SchoolId school, @Nullable LocalDate due, @Nullable Text words, Statement statement)
            implements SchoolCommand {}

    /** To file a report. */
    record FileReport(
            SchoolId school, @Nullable LocalDate due, @Nullable Text words, Statement statement)
            implements SchoolCommand {}

    /** To record what it did for the network, on which themes. */
    record RecordActivity(
            SchoolId school,
            @Nullable LocalDate due,
            List<String> themes,
            @Nullable Text words,
            Statement statement)
            implements SchoolCommand {
        public RecordActivity {
            themes = List.copyOf(themes);
        }
    }

    /** To confirm what the register says of it, perhaps in answer to a revalidation. */
    record ConfirmProfile(
            SchoolId school,
            @Nullable LocalDate due,
            @Nullable String revalidation,
            Statement statement)
            implements SchoolCommand {}

    /** To declare that it goes on as a member. */
    record DeclareContinuation(
            SchoolId school, @Nullable LocalDate due, @Nullable Text words, Statement statement)
            implements SchoolCommand {}

    /** To renew it until that day; null: for as long as the policy says. */
    record Renew(SchoolId school, @Nullable LocalDate until, Statement statement)
            implements SchoolCommand {}

    /** To recognise it as a member without end. */
    record RecognisePermanence(SchoolId school, Statement statement) implements SchoolCommand {}

    /** The register's own: to note that what was due on that date under that duty is missing. */
    record NoteMissedDuty(SchoolId school, String duty, LocalDate due, Statement statement)
            implements SchoolCommand {}

    /** The register's own: to announce that a renewal will be due on that date. */
    record NoteRenewalDue(SchoolId school, String duty, LocalDate due, Statement statement)
            implements SchoolCommand {}

    /**
     * To declare it inactive; duty and due name what was missed, if it is for that. The register
     * does it by itself only where the country's rules say so.
     */
    record DeclareInactive(
            SchoolId school,
            Reason reason,
            @Nullable String duty,
            @Nullable LocalDate due,
            Statement statement)
            implements SchoolCommand {}

    /** To let the membership lapse, in the same way. */
    record Lapse(
            SchoolId school,
            Reason reason,
            @Nullable String duty,
            @Nullable LocalDate due,
            Statement statement)
            implements SchoolCommand {}

    /** To suspend its membership. */
    record Suspend(SchoolId school, Reason reason, Statement statement) implements SchoolCommand {}

    /** To let it go on. */
    record Reinstate(SchoolId school, Statement statement) implements SchoolCommand {}

    /** Not to renew it: it leaves. */
    record RefuseRenewal(SchoolId school, Reason reason, Statement statement)
            implements SchoolCommand {}

    /** To remove it from the network. */
    record Remove(SchoolId school, Reason reason, Statement statement) implements SchoolCommand {}

    /** To say that the institution is no more. */
    record CloseInstitution(SchoolId school, Reason reason, Statement statement)
            implements SchoolCommand {}

    /** To issue its certificate again, under that name. */
    record ReissueCertificate(SchoolId school, String certificateName, Statement statement)
            implements SchoolCommand {}

    /** To ask for a correction, perhaps of the fact of that sequence. */
    record RequestCorrection(
            SchoolId school, @Nullable Long sequence, Text words, Statement statement)
            implements SchoolCommand {}

    /** To say that the register has the survivor twice, and that this is the one to leave out. */
    record MarkDuplicate(SchoolId school, SchoolId survivor, Statement statement)
            implements SchoolCommand {}

    /** To say that it became part of the survivor on the statement's date. */
    record Merge(SchoolId school, SchoolId survivor, Statement statement)
            implements SchoolCommand {}

    /** To say again what the fact of that sequence said wrongly; null: it did not happen. */
    record Correct(
            SchoolId school,
            long corrects,
            @Nullable Happened replacement,
            Reason reason,
            Statement statement)
            implements SchoolCommand {}
}
