package net.associatedschools.registry.school;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Correction;
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
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** What the log can say of a school. It keeps these for ever: add, never rename. */
public sealed interface SchoolEvent {
    SchoolId school();

    /** That something happened, and when. */
    sealed interface Happened extends SchoolEvent {
        When effective();
    }

    /** The register learned of the school; the first fact of its stream. */
    record SchoolRegistered(SchoolId school, When effective, CountryCode country, Profile profile)
            implements Happened {}

    /** An application was made for it (R-APP-3). */
    record ApplicationOpened(SchoolId school, When effective, ApplicationId application)
            implements Happened {}

    /** Certified: it is a member under that name (R-APP-9). */
    record MembershipStarted(
            SchoolId school, When effective, ApplicationId application, String certificateName)
            implements Happened {}

    /** An old list names it as a member, seen on that day; it joined when the event says. */
    record MembershipRecorded(SchoolId school, When effective, When observedOn, Source source)
            implements Happened {}

    /** A part of another school, a member, became one of its own (it starts as a member). */
    record SplitFrom(SchoolId school, When effective, SchoolId parent, String certificateName)
            implements Happened {}

    /** A family of its own: what changes how the school is described, and nothing else. */
    sealed interface Description extends Happened {
        /** What it is after it. */
        Profile of(Profile before);
    }

    /** It has another name. */
    record Renamed(SchoolId school, When effective, String name) implements Description {
        @Override
        public Profile of(Profile before) {
            return before.renamed(name);
        }
    }

    /** It is elsewhere; what is null is not known of the new place. */
    record Relocated(
            SchoolId school,
            When effective,
            @Nullable String town,
            @Nullable String address,
            @Nullable String postCode,
            @Nullable String province,
            @Nullable Location location)
            implements Description {
        @Override
        public Profile of(Profile before) {
            return before.relocated(town, address, postCode, province, location);
        }
    }

    /** It is of another kind; null, or no types: as before. */
    record Reclassified(
            SchoolId school,
            When effective,
            List<String> types,
            @Nullable Category category,
            @Nullable Education education)
            implements Description {
        public Reclassified {
            types = List.copyOf(types);
        }

        @Override
        public Profile of(Profile before) {
            return before.reclassified(types, category, education);
        }
    }

    /**
     * It is reached in another way; null, or no social media: as before. Persons are references
     * (R-PRIV-1).
     */
    record ContactChanged(
            SchoolId school,
            When effective,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String website,
            List<String> socialMedia,
            @Nullable PersonId principal,
            @Nullable PersonId focalPoint)
            implements Description {
        public ContactChanged {
            socialMedia = List.copyOf(socialMedia);
        }

        @Override
        public Profile of(Profile before) {
            return before.reachedBy(email, phone, website, socialMedia);
        }
    }

    /** It has that code in a national scheme, in place of another of the same scheme. */
    record CodeAssigned(SchoolId school, When effective, Code code) implements Description {
        @Override
        public Profile of(Profile before) {
            return before.coded(code);
        }
    }

    /**
     * It is called so in another language or script as well, in place of another name in the same.
     */
    record OtherNameGiven(SchoolId school, When effective, OtherName otherName)
            implements Description {
        @Override
        public Profile of(Profile before) {
            return before.alsoCalled(otherName);
        }
    }

    /**
     * A family of its own: what meets a duty. Where {@code due} is set, it meets what was due on
     * that date and nothing else.
     */
    sealed interface Duty extends Happened {
        @Nullable LocalDate due();
    }

    /** It filed a plan; words by reference (R-PRIV-1). */
    record PlanFiled(SchoolId school, When effective, @Nullable LocalDate due, @Nullable Text words)
            implements Duty {}

    /** It filed a report. */
    record ReportFiled(
            SchoolId school, When effective, @Nullable LocalDate due, @Nullable Text words)
            implements Duty {}

    /** It did something for the network, on these themes of the vocabulary. */
    record ActivityRecorded(
            SchoolId school,
            When effective,
            @Nullable LocalDate due,
            List<String> themes,
            @Nullable Text words)
            implements Duty {
        public ActivityRecorded {
            themes = List.copyOf(themes);
        }
    }

    /** All that the register says of it is right; perhaps in answer to that revalidation. */
    record ProfileConfirmed(
            SchoolId school, When effective, @Nullable LocalDate due, @Nullable String revalidation)
            implements Duty {}

    /** It wants to go on as a member. */
    record ContinuationDeclared(
            SchoolId school, When effective, @Nullable LocalDate due, @Nullable Text words)
            implements Duty {}

    /** Its certificate is valid until the end of that day. */
    record Renewed(SchoolId school, When effective, LocalDate until) implements Happened {}

    /** It is a member without end. */
    record PermanenceRecognised(SchoolId school, When effective) implements Happened {}

    /**
     * A family of its own: what follows from dates by the country's rules. What the register said
     * by itself is taken back when late news has it follow no more (R-TIME-3).
     */
    sealed interface FromRules extends Happened {
        /** What it rests on; null: a person's own judgement. */
        @Nullable Owed owed();

        /** The policy that it rests on, {@code country:FR#17}. */
        @Nullable String policy();

        /** Whether nobody but the register said so. */
        boolean automatic();
    }

    /** The day by which it owed something has passed. */
    record DutyMissed(SchoolId school, When effective, Owed owed, @Nullable String policy)
            implements FromRules {
        @Override
        public boolean automatic() {
            return true;
        }
    }

    /** A renewal will be due: a notice. */
    record RenewalDue(SchoolId school, When effective, Owed owed, @Nullable String policy)
            implements FromRules {
        @Override
        public boolean automatic() {
            return true;
        }
    }

    /** It is a member that takes no part. */
    record DeclaredInactive(
            SchoolId school,
            When effective,
            Reason reason,
            @Nullable Owed owed,
            @Nullable String policy,
            boolean automatic)
            implements FromRules {}

    /** HQ suspended its membership. */
    record Suspended(SchoolId school, When effective, Reason reason) implements Happened {}

    /** HQ let it go on. */
    record Reinstated(SchoolId school, When effective) implements Happened {}

    /** HQ issued its certificate again, under that name. */
    record CertificateReissued(SchoolId school, When effective, String certificateName)
            implements Happened {}

    /** It asks for a correction, perhaps of the fact of that sequence. */
    record CorrectionRequested(SchoolId school, When effective, @Nullable Long sequence, Text words)
            implements Happened {}

    /** A family of its own: whoever only asks "has it left?" lists one case, not ten. */
    sealed interface Leaving extends Happened {
        Reason reason();
    }

    /** HQ did not renew it. */
    record RenewalRefused(SchoolId school, When effective, Reason reason) implements Leaving {}

    /** HQ removed it. */
    record Removed(SchoolId school, When effective, Reason reason) implements Leaving {}

    /** Its membership ended by the country's rules. */
    record MembershipLapsed(
            SchoolId school,
            When effective,
            Reason reason,
            @Nullable Owed owed,
            @Nullable String policy,
            boolean automatic)
            implements Leaving, FromRules {}

    /** The institution is no more. */
    record InstitutionClosed(SchoolId school, When effective, Reason reason) implements Leaving {}

    /** It left by its own wish. */
    record Withdrawn(SchoolId school, When effective, Reason reason) implements Leaving {}

    /**
     * The register has the school twice: it is that other one and always was. It leaves every
     * count, on the whole timeline.
     */
    record MarkedDuplicateOf(SchoolId school, When effective, SchoolId survivor)
            implements Happened {}

    /** It became part of that other school, and is no member of its own from then on. */
    record MergedInto(SchoolId school, When effective, SchoolId survivor) implements Happened {}

    /** That other school turned out to be this one, or became part of it: the survivor's side. */
    record Absorbed(SchoolId school, When effective, SchoolId absorbed) implements Happened {}

    /** The fact of that sequence was said wrongly (R-TIME-2). */
    record Corrected(SchoolId school, long corrects, @Nullable Happened replacement, Reason reason)
            implements SchoolEvent, Correction<Happened> {}
}
