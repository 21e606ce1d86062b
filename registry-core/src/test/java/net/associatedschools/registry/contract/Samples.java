package net.associatedschools.registry.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.DayOfYear;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.Counting;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.figure.FigureEvent.Cell;
import net.associatedschools.registry.figure.FigureEvent.Tally;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.person.PersonEvent;
import net.associatedschools.registry.person.RecordId;
import net.associatedschools.registry.register.RegisterEvent;
import net.associatedschools.registry.school.Owed;
import net.associatedschools.registry.school.SchoolEvent;

/** One of each event: with every field set, and with none that may be left out. */
public final class Samples {
    public static final ApplicationId APPLICATION = ApplicationId.of(uuid(1));
    public static final SchoolId SCHOOL = SchoolId.of(uuid(2));
    public static final SchoolId SURVIVOR = SchoolId.of(uuid(8));
    public static final CountryCode COUNTRY = new CountryCode("FR");
    public static final PersonId COORDINATOR = PersonId.of(uuid(3));
    public static final PersonId DEPUTY = PersonId.of(uuid(4));
    public static final FigureId FIGURE = FigureId.of("fr-2014");
    public static final String HQ = PersonId.of(uuid(5)).value();

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Text TEXT = new Text(TextId.of(uuid(6)), DIGEST, 42);
    private static final Reason REASON = new Reason("OTHER", TEXT);
    private static final Reason CODED = Reason.of("CLERICAL_ERROR");

    private static final SchoolId PARENT = SchoolId.of(uuid(9));
    private static final LocalDate DUE = LocalDate.parse("2025-10-31");
    private static final Owed OWED =
            new Owed("yearly-report", DutyKind.REPORT, LocalDate.parse("2024-11-01"), DUE);

    private Samples() {}

    private static UUID uuid(int number) {
        return new UUID(0x0192f7a000007000L, 0x8000000000000000L + number);
    }

    private static When on(String day) {
        return When.on(LocalDate.parse(day));
    }

    private static Profile profile() {
        return new Profile(
                "Lycée Čapek",
                List.of("SECONDARY", "VOCATIONAL"),
                Profile.Category.PUBLIC,
                Profile.Location.URBAN,
                Profile.Education.FORMAL,
                "Nîmes",
                "1 rue de l’École",
                "30000",
                "Gard",
                "ecole@example.org",
                "+33 4 00 00 00 00",
                "https://example.org/",
                List.of("https://social.example/@ecole"),
                List.of("SUSTAINABLE_DEVELOPMENT", "GLOBAL_CITIZENSHIP"),
                List.of(new Profile.Code("FR-UAI", "0300000A")),
                List.of(new Profile.OtherName("el", "Λύκειο")));
    }

    private static Form form() {
        return new Form(
                profile(),
                PersonId.of(uuid(7)),
                PersonId.of(uuid(8)),
                TEXT,
                TEXT,
                TEXT,
                "Ministère de l’Éducation",
                List.of(
                        new Form.Consultation(
                                Form.Body.STAFF, LocalDate.parse("2023-09-01"), "MINUTES")),
                TEXT);
    }

    private static Form emptyForm() {
        return new Form(
                Profile.named("Lycée", null), null, null, null, null, null, null, List.of(), null);
    }

    private static MembershipPolicy membership() {
        return new MembershipPolicy(
                LocalDate.parse("2021-01-01"),
                24,
                6,
                List.of(
                        new MembershipPolicy.Duty(
                                "yearly-report",
                                DutyKind.REPORT,
                                12,
                                new DayOfYear("10-31"),
                                LocalDate.parse("2017-12-31"), // never both; here every field
                                6,
                                30,
                                3,
                                true,
                                List.of(
                                        new MembershipPolicy.Consequence(
                                                MembershipPolicy.ConsequenceKind.LAPSE,
                                                24,
                                                Role.COORDINATOR,
                                                true)))));
    }

    private static AdmissionPolicy admission() {
        return new AdmissionPolicy(
                48,
                72,
                List.of(
                        new AdmissionPolicy.Stage("Interessierte Schule", 24, "Land"),
                        new AdmissionPolicy.Stage("Mitarbeitende Schule", 24, "Land")),
                List.of(new AdmissionPolicy.RequiredReport("REPORT", 12, 12, "Land")),
                "Mitarbeitende Schule",
                new AdmissionPolicy.Exceptions(List.of("FORMER_MEMBER"), List.of("FORCE_MAJEURE")),
                List.of(Role.COORDINATOR, Role.COMMISSION),
                new AdmissionPolicy.Extension(2, 6),
                new AdmissionPolicy.Lapse(12, 6, 18, true),
                new AdmissionPolicy.Eligibility(
                        List.of("PRIMARY", "SECONDARY"),
                        List.of(Profile.Category.PUBLIC),
                        List.of("FAMILIES")),
                List.of(
                        new AdmissionPolicy.Season(
                                new DayOfYear("11-01"), new DayOfYear("02-28"))));
    }

    /** Every event with every field. */
    public static List<Object> full() {
        return List.of(
                new ApplicationEvent.Applied(
                        APPLICATION, on("2023-09-15"), SCHOOL, COUNTRY, form()),
                new ApplicationEvent.CandidacyRecorded(
                        APPLICATION,
                        When.parse("../2014-05-31"),
                        SCHOOL,
                        COUNTRY,
                        "Lycée Čapek",
                        When.parse("2014-05"),
                        new Source(
                                "https://example.org/list.csv",
                                DIGEST,
                                Map.of("status", "mitarbeitend"))),
                new ApplicationEvent.Preselected(
                        APPLICATION,
                        on("2023-10-01"),
                        COORDINATOR.value(),
                        true,
                        "country:FR#3",
                        LocalDate.parse("2024-10-01"),
                        new ApplicationEvent.TrialStage("Interessierte Schule", true)),
                new ApplicationEvent.ReturnedToSchool(
                        APPLICATION, on("2023-09-16"), COORDINATOR.value(), true, TEXT),
                new ApplicationEvent.Resubmitted(APPLICATION, on("2023-09-20"), form()),
                new ApplicationEvent.NotPreselected(
                        APPLICATION, on("2023-10-01"), COORDINATOR.value(), true, REASON),
                new ApplicationEvent.StageReached(
                        APPLICATION,
                        on("2024-03-01"),
                        COORDINATOR.value(),
                        true,
                        new ApplicationEvent.TrialStage("Mitarbeitende Schule", true)),
                new ApplicationEvent.CandidateReportFiled(
                        APPLICATION, on("2024-09-01"), "FINAL_REPORT", TEXT),
                new ApplicationEvent.CandidacyExtended(
                        APPLICATION,
                        on("2024-09-15"),
                        COORDINATOR.value(),
                        true,
                        LocalDate.parse("2025-04-01"),
                        REASON),
                new ApplicationEvent.Recommended(
                        APPLICATION, on("2024-10-02"), COORDINATOR.value(), true, REASON, TEXT),
                new ApplicationEvent.NotRecommended(
                        APPLICATION, on("2024-10-02"), COORDINATOR.value(), true, REASON),
                new ApplicationEvent.ReturnedToCoordinator(APPLICATION, on("2024-11-01"), HQ, TEXT),
                new ApplicationEvent.Refused(APPLICATION, on("2024-12-01"), HQ, REASON),
                new ApplicationEvent.Lapsed(
                        APPLICATION, on("2026-10-01"), "system", true, "country:FR#3"),
                new ApplicationEvent.Certified(APPLICATION, on("2025-01-01"), HQ, "Lycée Čapek"),
                new ApplicationEvent.Withdrawn(APPLICATION, on("2024-02-29"), REASON),
                new ApplicationEvent.Corrected(
                        APPLICATION,
                        3,
                        new ApplicationEvent.Certified(
                                APPLICATION, on("2025-01-02"), HQ, "Lycée Čapek"),
                        REASON),
                new SchoolEvent.SchoolRegistered(SCHOOL, on("2023-09-15"), COUNTRY, profile()),
                new SchoolEvent.ApplicationOpened(SCHOOL, on("2023-09-15"), APPLICATION),
                new SchoolEvent.MembershipStarted(
                        SCHOOL, on("2025-01-01"), APPLICATION, "Lycée Čapek"),
                new SchoolEvent.MembershipRecorded(
                        SCHOOL,
                        When.parse("../2014-05-31"),
                        When.parse("2014-05"),
                        new Source(
                                "https://example.org/list.csv",
                                DIGEST,
                                Map.of("remark", "“since long”", "number", "17"))),
                new SchoolEvent.Renamed(SCHOOL, When.parse("2024"), "Lycée Karel-Čapek"),
                new SchoolEvent.Withdrawn(SCHOOL, When.parse("2025-06/2025-08"), REASON),
                new SchoolEvent.SplitFrom(SCHOOL, on("2022-09-01"), PARENT, "Lycée Čapek"),
                new SchoolEvent.Relocated(
                        SCHOOL,
                        on("2026-01-01"),
                        "Alès",
                        "2 rue Neuve",
                        "30100",
                        "Gard",
                        Profile.Location.RURAL),
                new SchoolEvent.Reclassified(
                        SCHOOL,
                        on("2026-01-01"),
                        List.of("VOCATIONAL"),
                        Profile.Category.PRIVATE,
                        Profile.Education.NON_FORMAL),
                new SchoolEvent.ContactChanged(
                        SCHOOL,
                        on("2026-01-01"),
                        "lycee@example.org",
                        "+33 4 00 00 00 01",
                        "https://lycee.example.org/",
                        List.of("https://social.example/@lycee"),
                        PersonId.of(uuid(7)),
                        PersonId.of(uuid(8))),
                new SchoolEvent.CodeAssigned(
                        SCHOOL, on("2026-01-01"), new Profile.Code("FR-UAI", "0300000B")),
                new SchoolEvent.OtherNameGiven(
                        SCHOOL, on("2026-01-01"), new Profile.OtherName("ja", "カレル・チャペック高校")),
                new SchoolEvent.PlanFiled(SCHOOL, on("2025-09-30"), DUE, TEXT),
                new SchoolEvent.ReportFiled(SCHOOL, on("2025-10-30"), DUE, TEXT),
                new SchoolEvent.ActivityRecorded(
                        SCHOOL, on("2025-05-08"), DUE, List.of("PEACE_AND_HUMAN_RIGHTS"), TEXT),
                new SchoolEvent.ProfileConfirmed(
                        SCHOOL, on("2025-10-01"), DUE, "revalidation-2025"),
                new SchoolEvent.ContinuationDeclared(SCHOOL, on("2025-10-02"), DUE, TEXT),
                new SchoolEvent.DutyMissed(SCHOOL, on("2025-10-31"), OWED, "country:FR#3"),
                new SchoolEvent.DeclaredInactive(
                        SCHOOL, on("2026-10-31"), REASON, OWED, "country:FR#3", true),
                new SchoolEvent.RenewalDue(SCHOOL, on("2025-07-31"), OWED, "country:FR#3"),
                new SchoolEvent.Renewed(SCHOOL, on("2025-10-31"), LocalDate.parse("2030-10-31")),
                new SchoolEvent.PermanenceRecognised(SCHOOL, on("2031-01-01")),
                new SchoolEvent.RenewalRefused(SCHOOL, on("2025-11-30"), REASON),
                new SchoolEvent.Removed(SCHOOL, on("2025-11-30"), REASON),
                new SchoolEvent.MembershipLapsed(
                        SCHOOL, on("2027-10-31"), REASON, OWED, "country:FR#3", true),
                new SchoolEvent.Suspended(SCHOOL, on("2025-11-30"), REASON),
                new SchoolEvent.Reinstated(SCHOOL, on("2025-12-31")),
                new SchoolEvent.InstitutionClosed(SCHOOL, on("2025-08-31"), REASON),
                new SchoolEvent.CertificateReissued(SCHOOL, on("2026-02-01"), "Lycée Karel-Čapek"),
                new SchoolEvent.CorrectionRequested(SCHOOL, on("2026-02-01"), 4L, TEXT),
                new SchoolEvent.MarkedDuplicateOf(SCHOOL, on("2026-03-01"), SURVIVOR),
                new SchoolEvent.MergedInto(SCHOOL, on("2026-08-01"), SURVIVOR),
                new SchoolEvent.Absorbed(SURVIVOR, on("2026-08-01"), SCHOOL),
                new SchoolEvent.Corrected(
                        SCHOOL,
                        4,
                        new SchoolEvent.Renamed(SCHOOL, When.parse("2024-03"), "Lycée K. Čapek"),
                        REASON),
                new CountryEvent.CoordinatorDesignated(COUNTRY, on("2020-01-01"), COORDINATOR),
                new CountryEvent.CoordinatorReplaced(
                        COUNTRY, on("2021-01-01"), COORDINATOR, DEPUTY),
                new CountryEvent.CoordinatorEnded(COUNTRY, on("2022-01-01"), DEPUTY),
                new CountryEvent.PolicyRecorded(
                        COUNTRY, on("2020-01-01"), new Policy("2020-1", admission(), membership())),
                new CountryEvent.IntakeSuspended(COUNTRY, on("2023-01-01"), REASON),
                new CountryEvent.IntakeResumed(COUNTRY, on("2023-06-01")),
                new CountryEvent.UnescoStatusChanged(
                        COUNTRY, When.parse("1946-11-04"), UnescoStatus.MEMBER_STATE),
                new CountryEvent.RegionAssigned(
                        COUNTRY,
                        When.UNKNOWN,
                        List.of(
                                Region.EUROPE_AND_NORTH_AMERICA,
                                Region.LATIN_AMERICA_AND_THE_CARIBBEAN)),
                new CountryEvent.CountrySucceeded(
                        new CountryCode("AN"),
                        on("2010-10-10"),
                        List.of(new CountryCode("CW"), new CountryCode("SX"))),
                new CountryEvent.RevalidationOpened(
                        COUNTRY,
                        on("2025-01-01"),
                        new Revalidation(
                                "revalidation-2025", DUE, Role.SCHOOL, Revalidation.Silence.LAPSE)),
                new CountryEvent.RevalidationClosed(COUNTRY, on("2025-12-31"), "revalidation-2025"),
                new CountryEvent.Corrected(
                        COUNTRY,
                        2,
                        new CountryEvent.CoordinatorEnded(COUNTRY, on("2022-02-01"), DEPUTY),
                        REASON),
                new FigureEvent.TotalPublished(
                        FIGURE,
                        When.parse("2014-05"),
                        Scope.of(COUNTRY),
                        190,
                        1L,
                        "“près de 190”",
                        "https://example.org/ecoles"),
                new FigureEvent.FigurePublished(
                        FIGURE,
                        on("2014-05-31"),
                        new Counting(
                                List.of("type", "year"),
                                Map.of("country", "FR", "status", "ACTIVE,OVERDUE")),
                        4711,
                        new Tally(
                                187,
                                1,
                                4,
                                List.of(
                                        new Cell(Map.of("type", "PRIMARY"), 12, 4),
                                        new Cell(Map.of("year", "1999"), 175, 0)))),
                new FigureEvent.Corrected(
                        FIGURE,
                        0,
                        new FigureEvent.TotalPublished(
                                FIGURE,
                                When.parse("2014"),
                                Scope.of(Region.EUROPE_AND_NORTH_AMERICA),
                                191,
                                40L,
                                "“190”",
                                "https://example.org/ecoles"),
                        REASON),
                new PersonEvent.Erased(new RecordId(COORDINATOR.value()), on("2026-03-01")),
                new RegisterEvent.DeclaredSynthetic(on("1953-01-01"), 12_000, 1953));
    }

    /** Those events that can say less. */
    public static List<Object> minimal() {
        return List.of(
                new ApplicationEvent.Applied(
                        APPLICATION, on("2023-09-15"), SCHOOL, COUNTRY, emptyForm()),
                new ApplicationEvent.Preselected(
                        APPLICATION,
                        on("2023-10-01"),
                        COORDINATOR.value(),
                        false,
                        null,
                        LocalDate.parse("2023-10-01")),
                new ApplicationEvent.Resubmitted(APPLICATION, on("2023-09-20"), emptyForm()),
                new ApplicationEvent.NotPreselected(
                        APPLICATION, on("2023-10-01"), COORDINATOR.value(), true, CODED),
                new ApplicationEvent.CandidateReportFiled(
                        APPLICATION, on("2024-09-01"), "OTHER", null),
                new ApplicationEvent.CandidacyExtended(
                        APPLICATION,
                        on("2024-09-15"),
                        COORDINATOR.value(),
                        true,
                        LocalDate.parse("2025-04-01"),
                        CODED),
                new ApplicationEvent.Recommended(
                        APPLICATION, on("2024-10-02"), COORDINATOR.value(), false),
                new ApplicationEvent.NotRecommended(
                        APPLICATION, on("2024-10-02"), COORDINATOR.value(), true, CODED),
                new ApplicationEvent.Refused(APPLICATION, on("2024-12-01"), HQ, CODED),
                new ApplicationEvent.CandidacyRecorded(
                        APPLICATION,
                        When.parse("../2014-05-31"),
                        SCHOOL,
                        COUNTRY,
                        "Lycée",
                        When.parse("2014-05-31"),
                        new Source("list.csv", DIGEST, Map.of())),
                new ApplicationEvent.Withdrawn(APPLICATION, on("2024-02-29"), CODED),
                new ApplicationEvent.Corrected(APPLICATION, 3, null, CODED),
                new SchoolEvent.SchoolRegistered(
                        SCHOOL, When.UNKNOWN, COUNTRY, Profile.named("Lycée", null)),
                new SchoolEvent.MembershipRecorded(
                        SCHOOL,
                        When.parse("../2014-05-31"),
                        When.parse("2014-05-31"),
                        new Source("list.csv", DIGEST, Map.of())),
                new SchoolEvent.Withdrawn(SCHOOL, When.parse("2025/.."), CODED),
                new SchoolEvent.Relocated(
                        SCHOOL, When.parse("2026"), "Alès", null, null, null, null),
                new SchoolEvent.Reclassified(
                        SCHOOL, on("2026-01-01"), List.of(), Profile.Category.PRIVATE, null),
                new SchoolEvent.ContactChanged(
                        SCHOOL,
                        on("2026-01-01"),
                        "lycee@example.org",
                        null,
                        null,
                        List.of(),
                        null,
                        null),
                new SchoolEvent.PlanFiled(SCHOOL, on("2025-09-30"), null, null),
                new SchoolEvent.ReportFiled(SCHOOL, on("2025-10-30"), null, null),
                new SchoolEvent.ActivityRecorded(SCHOOL, on("2025-05-08"), null, List.of(), null),
                new SchoolEvent.ProfileConfirmed(SCHOOL, on("2025-10-01"), null, null),
                new SchoolEvent.ContinuationDeclared(SCHOOL, on("2025-10-02"), null, null),
                new SchoolEvent.DutyMissed(SCHOOL, on("2025-10-31"), OWED, null),
                new SchoolEvent.DeclaredInactive(
                        SCHOOL, on("2026-10-31"), CODED, null, null, false),
                new SchoolEvent.RenewalDue(SCHOOL, on("2025-07-31"), OWED, null),
                new SchoolEvent.RenewalRefused(SCHOOL, on("2025-11-30"), CODED),
                new SchoolEvent.Removed(SCHOOL, on("2025-11-30"), CODED),
                new SchoolEvent.MembershipLapsed(
                        SCHOOL, on("2027-10-31"), CODED, null, null, false),
                new SchoolEvent.Suspended(SCHOOL, on("2025-11-30"), CODED),
                new SchoolEvent.InstitutionClosed(SCHOOL, on("2025-08-31"), CODED),
                new SchoolEvent.CorrectionRequested(SCHOOL, on("2026-02-01"), null, TEXT),
                new SchoolEvent.Corrected(SCHOOL, 4, null, CODED),
                new CountryEvent.PolicyRecorded(
                        COUNTRY,
                        on("2020-01-01"),
                        new Policy("2020-1", AdmissionPolicy.ofMonths(12))),
                new CountryEvent.IntakeSuspended(COUNTRY, on("2023-01-01"), CODED),
                new CountryEvent.RegionAssigned(COUNTRY, When.UNKNOWN, List.of()),
                new CountryEvent.Corrected(COUNTRY, 2, null, CODED),
                new FigureEvent.TotalPublished(
                        FIGURE, When.UNKNOWN, Scope.WORLD, 0, null, null, "a brochure"),
                new FigureEvent.FigurePublished(
                        FIGURE,
                        on("2014-05-31"),
                        Counting.MEMBERS,
                        0,
                        new Tally(0, 0, 0, List.of())),
                new FigureEvent.Corrected(FIGURE, 0, null, CODED));
    }
}
