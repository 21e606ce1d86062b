package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import net.associatedschools.registry.Chronicle.Told;
import net.associatedschools.registry.app.demo.Member.Spell;
import net.associatedschools.registry.app.demo.Place.Town;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.FileCandidateReport;
import net.associatedschools.registry.application.ApplicationCommand.NotPreselect;
import net.associatedschools.registry.application.ApplicationCommand.NotRecommend;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.ReachStage;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.Refuse;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToCoordinator;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToSchool;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.application.Form.Consultation;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
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
import net.associatedschools.registry.fact.Vocabulary;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.AssignCode;
import net.associatedschools.registry.school.SchoolCommand.ChangeContact;
import net.associatedschools.registry.school.SchoolCommand.CloseInstitution;
import net.associatedschools.registry.school.SchoolCommand.ConfirmProfile;
import net.associatedschools.registry.school.SchoolCommand.DeclareContinuation;
import net.associatedschools.registry.school.SchoolCommand.DeclareInactive;
import net.associatedschools.registry.school.SchoolCommand.FilePlan;
import net.associatedschools.registry.school.SchoolCommand.FileReport;
import net.associatedschools.registry.school.SchoolCommand.MarkDuplicate;
import net.associatedschools.registry.school.SchoolCommand.Merge;
import net.associatedschools.registry.school.SchoolCommand.Reclassify;
import net.associatedschools.registry.school.SchoolCommand.RecognisePermanence;
import net.associatedschools.registry.school.SchoolCommand.RecordActivity;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.RefuseRenewal;
import net.associatedschools.registry.school.SchoolCommand.Reinstate;
import net.associatedschools.registry.school.SchoolCommand.ReissueCertificate;
import net.associatedschools.registry.school.SchoolCommand.Relocate;
import net.associatedschools.registry.school.SchoolCommand.Remove;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolCommand.Renew;
import net.associatedschools.registry.school.SchoolCommand.RequestCorrection;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import net.associatedschools.registry.school.SchoolCommand.Suspend;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import org.jspecify.annotations.Nullable;

/** All that is said of one school of the invented network, in the order it is said. */
final class Story {
    /** How long the steps of a trial take beside the trial. */
    private static final int STEPS_DAYS = 35;

    private static final List<String> THEMES = Vocabulary.THEMES.stream().sorted().toList();

    private final Place place;
    private final Office office;
    private final Headquarters headquarters;
    private final Notes notes;
    private final LocalDate end;
    private final Lots lots;
    private final Moments moments;
    private final Culture culture;
    private final SchoolId school;
    private final List<Told> told = new ArrayList<>();
    private Profile profile;
    private PersonId principal;
    private final List<Happening> filings = new ArrayList<>();
    private int applications;

    /** Something that happens on a day. */
    private record Happening(LocalDate on, Runnable what) {}

    /** How an attempt to join ends. */
    enum Outcome {
        CERTIFIED,
        NOT_PRESELECTED,
        NOT_RECOMMENDED,
        REFUSED,
        WITHDRAWN,
        STILL_SUBMITTED,
        STILL_RETURNED,
        STILL_CANDIDATE,
        STILL_RECOMMENDED
    }

    Story(
            Place place,
            String name,
            Office office,
            Headquarters headquarters,
            Notes notes,
            LocalDate end) {
        this.place = place;
        this.office = office;
        this.headquarters = headquarters;
        this.notes = notes;
        this.end = end;
        var matter = "school " + place.code() + " " + name;
        lots = Lots.of(notes.seed(), matter);
        moments = new Moments(lots, notes.seed(), matter);
        culture = lots.one(place.cultures());
        school = SchoolId.of(Lots.id(notes.seed(), matter));
        profile = profile();
        principal = person(school.value(), "principal", "Principal");
    }

    List<Told> told() {
        return told;
    }

    private Profile profile() {
        var type = type();
        var town = town();
        var name = culture.school(type, town.name(), lots);
        var latin =
                town.name().equals(town.latin())
                        ? List.<OtherName>of()
                        : List.of(new OtherName("en", town.latin() + " " + inEnglish(type)));
        return new Profile(
                name,
                List.of(type),
                lots.happens(0.78) ? Category.PUBLIC : Category.PRIVATE,
                lots.happens(0.66) ? Location.URBAN : Location.RURAL,
                lots.happens(0.97) ? Education.FORMAL : Education.NON_FORMAL,
                town.name(),
                culture.street(lots),
                null,
                null,
                "office@" + school.value().substring(7, 15) + ".invented.example",
                null,
                null,
                List.of(),
                lots.some(THEMES, 3),
                List.of(),
                latin);
    }

    private static String inEnglish(String type) {
        return switch (type) {
            case Vocabulary.PRE_PRIMARY -> "Nursery School";
            case "PRIMARY" -> "Primary School";
            case "SECONDARY" -> "Secondary School";
            case "VOCATIONAL" -> "Vocational School";
            case "TEACHER_TRAINING" -> "Teacher Training College";
            default -> "Learning Centre";
        };
    }

    private String type() {
        double lot = lots.share();
        if (lot < 0.07) return Vocabulary.PRE_PRIMARY;
        if (lot < 0.42) return "PRIMARY";
        if (lot < 0.86) return "SECONDARY";
        if (lot < 0.93) return "VOCATIONAL";
        return lot < 0.97 ? "TEACHER_TRAINING" : "OTHER";
    }

    private Town town() {
        // The first towns are the largest.
        var towns = place.towns();
        return towns.get((int) (towns.size() * lots.share() * Math.sqrt(lots.share())));
    }

    private void say(LocalDate heard, Command command) {
        told.add(moments.next(heard.isAfter(end) ? end : heard, command));
    }

    /** Heard within three weeks. */
    private void say(Command command) {
        var effective = Objects.requireNonNull(command.statement().effective());
        say(effective.latest().plusDays(lots.between(0, 21)), command);
    }

    private Statement national(LocalDate day) {
        return Statement.by(office.on(day), day);
    }

    private Statement hq(LocalDate day) {
        return Statement.by(headquarters.reviewer(day), day);
    }

    /** It is found on an old list as a member. */
    void listed(Spell spell) {
        var since = spell.from;
        var seen = lots.day(since, later(since, earlier(since.plusYears(6), last(spell))));
        var document = "Invented list of members, " + place.code() + ", " + seen.getYear();
        var row = Lots.id(notes.seed(), school + " row").toString().replace("-", "").repeat(2);
        var source = new Source(document, row, Map.of());
        var heard = seen.plusDays(lots.between(5, 500));
        var by = office.on(seen);
        boolean wrong = mistaken(spell) && heard.isBefore(end.minusYears(1));
        var said = wrong ? since.minusDays(lots.between(40, 900)) : since;
        say(
                heard,
                new RecordMembership(
                        school,
                        place.code(),
                        bare(),
                        When.on(seen),
                        source,
                        Statement.by(by, said)));
        if (!wrong) return;
        var right = new MembershipRecorded(school, When.on(since), When.on(seen), source);
        correct(
                heard.plusDays(lots.between(30, 200)),
                MembershipRecorded.class,
                right,
                lots.one("CLERICAL_ERROR", "NEW_EVIDENCE"));
    }

    /** What a list says. */
    private Profile bare() {
        return new Profile(
                profile.name(),
                profile.types(),
                profile.category(),
                lots.happens(0.5) ? profile.location() : null,
                null,
                profile.town(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                lots.happens(0.6) ? profile.themes() : List.of(),
                List.of(),
                profile.otherNames());
    }

    /** It applies so that it is certified on that day. */
    void certified(Spell spell) {
        var day = spell.from;
        var recommended = day.minusDays(lots.between(30, 150));
        var preselected =
                office.preselected(recommended.minusDays(STEPS_DAYS + lots.between(0, 60)));
        var applied = office.open(preselected.minusDays(lots.between(25, 120)));
        var apply = new Attempt(applied, preselected, recommended, day);
        if (mistaken(spell)) apply.certifiedFirst = day.plusDays(lots.between(10, 50));
        apply.tell(Outcome.CERTIFIED);
    }

    /** Whether a wrong date is written down first. */
    private boolean mistaken(Spell spell) {
        return lots.happens(0.012) && spell.from.plusDays(360).isBefore(last(spell));
    }

    /** It applies about that day, with another end. */
    void attempt(LocalDate day, Outcome outcome) {
        var applied = office.open(day);
        var preselected = day.plusDays(lots.between(25, 120));
        var recommended =
                preselected
                        .plusMonths(office.trialMonths(preselected))
                        .plusDays(STEPS_DAYS + lots.between(6, 60));
        var decided = recommended.plusDays(lots.between(30, 120));
        new Attempt(applied, preselected, recommended, decided).tell(outcome);
    }

    /** One application, step by step. */
    private final class Attempt {
        private final ApplicationId id =
                ApplicationId.of(Lots.id(notes.seed(), school + " application " + ++applications));
        private final LocalDate applied;
        private final LocalDate preselected;
        private final LocalDate recommended;
        private final LocalDate decided;
        private final Form form;
        private final Actor applicant;
        private @Nullable LocalDate certifiedFirst;
        private int steps;

        Attempt(
                LocalDate applied,
                LocalDate preselected,
                LocalDate recommended,
                LocalDate decided) {
            this.applied = applied;
            this.preselected = preselected;
            this.recommended = recommended;
            this.decided = decided;
            form = form(id, applied);
            applicant = Actor.applicant(principal, id);
        }

        private void step(ApplicationCommand command) {
            steps++;
            say(command);
        }

        void tell(Outcome outcome) {
            boolean open = applied.getYear() >= 2010 && told.isEmpty() && lots.happens(0.6);
            var by = open ? Actor.ANYONE : office.on(applied);
            step(new Apply(id, school, place.code(), form, Statement.by(by, applied)));
            if (outcome == Outcome.STILL_SUBMITTED) return;
            if (outcome == Outcome.STILL_RETURNED || lots.happens(0.08)) {
                returned(outcome == Outcome.STILL_RETURNED);
            }
            switch (outcome) {
                case STILL_SUBMITTED, STILL_RETURNED -> {}
                case NOT_PRESELECTED ->
                        step(
                                new NotPreselect(
                                        id,
                                        Reason.of(
                                                lots.one(
                                                        "NO_PLACE",
                                                        "INCOMPLETE",
                                                        "REQUIREMENTS_NOT_MET")),
                                        national(preselected)));
                case STILL_CANDIDATE -> trial(end);
                case WITHDRAWN -> {
                    var on = lots.day(preselected.plusDays(2), recommended.minusDays(1));
                    trial(on);
                    var reason = Reason.of(lots.one("NO_RESOURCES", "SCHOOL_DECISION"));
                    step(new ApplicationCommand.Withdraw(id, reason, Statement.by(applicant, on)));
                }
                case NOT_RECOMMENDED -> {
                    trial(recommended);
                    var reason = Reason.of(lots.one("NOT_READY", "TRIAL_NOT_PASSED"));
                    step(new NotRecommend(id, reason, national(recommended)));
                }
                case STILL_RECOMMENDED -> {
                    trial(recommended);
                    step(new Recommend(id, national(recommended)));
                }
                case REFUSED -> {
                    recommended();
                    var reason = Reason.of(lots.one("REQUIREMENTS_NOT_MET", "NOT_READY"));
                    step(new Refuse(id, reason, hq(decided)));
                }
                case CERTIFIED -> {
                    recommended();
                    certify();
                }
            }
        }

        private void returned(boolean stays) {
            var on = lots.day(applied.plusDays(2), preselected.minusDays(20));
            var missing = notes.text(id.value(), "missing", culture.words("missing", lots));
            step(new ReturnToSchool(id, missing, national(on)));
            if (stays) return;
            var again = on.plusDays(lots.between(2, 10));
            step(new Resubmit(id, form, Statement.by(applicant, again)));
        }

        /** The trial with its stages and reports, until that day. */
        private void trial(LocalDate until) {
            var policy = office.policy(preselected);
            var evidence =
                    new Evidence("DECISION", preselected.minusDays(5), "Decision", null, null);
            step(new Preselect(id, national(preselected).with(evidence)));
            if (policy == null) {
                var on = lots.day(preselected.plusDays(1), until.minusDays(1));
                if (lots.happens(0.2) && on.isBefore(until)) report("OTHER", on);
                return;
            }
            var rules = policy.admission();
            for (var report : rules.reports()) {
                if (report.stage() != null) continue;
                var due = report.dueMonths();
                var every = report.everyMonths();
                int months = due != null ? due : every != null ? every : 0;
                for (int n = 1; n == 1 || every != null; n++) {
                    var on = preselected.plusMonths((long) months * n).minusDays(6);
                    if (!on.isBefore(until)) break;
                    filings.add(new Happening(on, () -> report(report.name(), on)));
                }
            }
            var day = preselected;
            for (int n = 1; n < rules.stages().size(); n++) {
                var before = rules.stages().get(n - 1);
                var reached = day.plusMonths(before.monthsMin()).plusDays(lots.between(1, 8));
                if (!reached.isBefore(until)) break;
                rules.reports().stream()
                        .filter(report -> before.name().equals(report.stage()))
                        .forEach(
                                report ->
                                        filings.add(
                                                new Happening(
                                                        reached.minusDays(1),
                                                        () ->
                                                                report(
                                                                        report.name(),
                                                                        reached.minusDays(1)))));
                var stage = rules.stages().get(n).name();
                filings.add(
                        new Happening(
                                reached, () -> step(new ReachStage(id, stage, national(reached)))));
                day = reached;
            }
            happen(filings);
        }

        private void report(String name, LocalDate on) {
            step(new FileCandidateReport(id, name, null, Statement.by(applicant, on)));
        }

        private void recommended() {
            trial(recommended);
            step(new Recommend(id, national(recommended)));
            if (!lots.happens(0.05)) return;
            var on = recommended.plusDays(8);
            var missing = notes.text(id.value(), "missing again", culture.words("missing", lots));
            step(new ReturnToCoordinator(id, missing, hq(on)));
            var again = on.plusDays(lots.between(5, 18));
            step(new Recommend(id, national(again)));
        }

        private void certify() {
            var first = certifiedFirst;
            if (first == null) {
                step(new Certify(id, hq(decided)));
                return;
            }
            step(new Certify(id, hq(first)));
            var right =
                    new Certified(
                            id,
                            When.on(decided),
                            headquarters.reviewer(first).id(),
                            profile.name());
            var on = first.plusDays(lots.between(20, 90));
            say(
                    on,
                    new ApplicationCommand.Correct(
                            id, steps - 1, right, Reason.of("CLERICAL_ERROR"), hq(on)));
        }
    }

    private Form form(ApplicationId id, LocalDate day) {
        var owner = id.value();
        principal = person(owner, "principal", "Principal");
        var evidence = lots.one("MINUTES", "SIGNED_LETTER", "VOTE", "SURVEY");
        return Form.required(
                profile,
                principal,
                person(owner, "focalPoint", "Teacher"),
                notes.text(owner, "resources", culture.words("resources", lots)),
                notes.text(owner, "motivation", culture.words("motivation", lots)),
                "Ministry of Education",
                Consultation.required(day.minusDays(lots.between(10, 60)), evidence));
    }

    private PersonId person(String owner, String field, String position) {
        return notes.person(owner, field, culture.person(lots), position);
    }

    /** What happens to it as a member, and how it leaves; the survivor if it is merged. */
    void member(Spell spell, @Nullable SchoolId survivor) {
        var happenings = new ArrayList<Happening>();
        var from = spell.from.plusDays(220);
        var until = last(spell).minusDays(25);
        maybe(0.10, from, until, happenings, this::renamed);
        maybe(0.03, from, until, happenings, this::relocated);
        maybe(0.02, from, until, happenings, this::reclassified);
        maybe(0.08, later(from, until.minusYears(10)), until, happenings, this::reached);
        maybe(0.04, later(from, LocalDate.of(1999, 1, 1)), until, happenings, this::coded);
        maybe(0.35, later(from, until.minusYears(12)), until, happenings, this::active);
        maybe(0.25, later(from, until.minusYears(9)), until, happenings, this::reported);
        duties(spell, happenings);
        permanence(spell, until, happenings);
        happen(happenings);
        var left = spell.until;
        if (left != null) leave(left, spell, survivor);
        else late(until);
    }

    private void maybe(
            double probability,
            LocalDate from,
            LocalDate until,
            List<Happening> happenings,
            Consumer<LocalDate> happening) {
        if (!lots.happens(probability) || !from.isBefore(until)) return;
        var on = lots.day(from, until);
        happenings.add(new Happening(on, () -> happening.accept(on)));
    }

    private void happen(List<Happening> happenings) {
        happenings.sort(Comparator.comparing(Happening::on));
        happenings.forEach(happening -> happening.what().run());
        happenings.clear();
    }

    private Statement own(LocalDate day) {
        return Statement.by(Actor.school(principal, school), day);
    }

    private void renamed(LocalDate on) {
        var type = profile.types().getFirst();
        var name = culture.school(type, String.valueOf(profile.town()), lots);
        if (name.equals(profile.name())) return;
        profile = profile.renamed(name);
        if (!lots.happens(0.08) || on.isAfter(end.minusDays(200))) {
            say(new Rename(school, name, national(on)));
            if (lots.happens(0.3)) {
                var reissued = on.plusDays(lots.between(3, 12));
                say(new ReissueCertificate(school, name, hq(reissued)));
            }
            return;
        }
        say(new Rename(school, name + " (" + profile.town() + ")", national(on)));
        var words = notes.text(school.value(), "correction", culture.words("missing", lots));
        var asked = on.plusDays(lots.between(10, 60));
        say(new RequestCorrection(school, null, words, own(asked)));
        var right = new Renamed(school, When.on(on), name);
        correct(asked.plusDays(lots.between(3, 40)), Renamed.class, right, "CLERICAL_ERROR");
    }

    /** Corrects what its stream said last of that kind. */
    private void correct(
            LocalDate on, Class<? extends Happened> kind, @Nullable Happened right, String reason) {
        var statement = national(on);
        told.add(
                moments.next(
                        on,
                        known ->
                                new SchoolCommand.Correct(
                                        school,
                                        known.school(school).recorded().reversed().stream()
                                                .filter(fact -> kind.isInstance(fact.event()))
                                                .findFirst()
                                                .orElseThrow()
                                                .sequence(),
                                        right,
                                        Reason.of(reason),
                                        statement)));
    }

    private void relocated(LocalDate on) {
        var town = town();
        say(
                new Relocate(
                        school, town.name(), culture.street(lots), null, null, null, national(on)));
    }

    private void reclassified(LocalDate on) {
        var category = profile.category() == Category.PUBLIC ? Category.PRIVATE : Category.PUBLIC;
        say(new Reclassify(school, List.of(), category, null, national(on)));
    }

    private void reached(LocalDate on) {
        var focalPoint = person(school.value(), "focalPoint " + on, "Teacher");
        var email = "school@" + school.value().substring(7, 15) + ".invented.example";
        say(
                new ChangeContact(
                        school, email, null, null, List.of(), null, focalPoint, national(on)));
    }

    private void coded(LocalDate on) {
        var code = new Code("national", Integer.toString(lots.between(100_000, 999_999)));
        say(new AssignCode(school, code, national(on)));
    }

    private void active(LocalDate on) {
        say(new RecordActivity(school, null, lots.some(THEMES, 2), null, own(on)));
    }

    private void reported(LocalDate on) {
        say(new FileReport(school, null, null, own(on)));
    }

    /** What it owes by the rules of its country: mostly given, sometimes late or never. */
    private void duties(Spell spell, List<Happening> happenings) {
        var policy = office.policy(end);
        var staying = policy == null ? null : policy.membership();
        var followed = staying == null ? null : staying.followedFrom();
        if (staying == null || followed == null) return;
        for (var duty : staying.duties()) {
            var due = firstDue(spell, duty, followed);
            while (due.isBefore(last(spell))) {
                if (due.isAfter(spell.from.plusDays(200))) give(duty, due, last(spell), happenings);
                due = due.plusMonths(every(duty));
            }
        }
    }

    private static int every(Duty duty) {
        var months = duty.everyMonths();
        return months == null ? 12 : months;
    }

    private static LocalDate firstDue(Spell spell, Duty duty, LocalDate followed) {
        var day = duty.due();
        if (day != null) return day.onOrAfter(later(followed, spell.from.plusDays(1)));
        if (duty.kind() == DutyKind.RENEWAL) {
            var start = spell.from.plusMonths(every(duty));
            return start.isBefore(followed) ? followed.plusDays(20) : start;
        }
        var due = spell.from.plusMonths(every(duty));
        while (due.isBefore(followed)) due = due.plusMonths(every(duty));
        return due;
    }

    private void give(Duty duty, LocalDate due, LocalDate last, List<Happening> happenings) {
        double lot = lots.share();
        if (lot > 0.97) return;
        boolean late = lot > 0.93;
        var on = late ? due.plusDays(lots.between(20, 150)) : due.minusDays(lots.between(1, 45));
        if (on.isAfter(earlier(last, end.minusDays(3)))) return;
        boolean heardLate = lot < 0.012 && on.isBefore(end.minusDays(300));
        int lag = heardLate ? lots.between(60, 140) : lots.between(0, 1);
        happenings.add(
                new Happening(on.plusDays(lag), () -> say(on.plusDays(lag), given(duty, on, due))));
    }

    private Command given(Duty duty, LocalDate on, LocalDate due) {
        return switch (duty.kind()) {
            case PLAN -> new FilePlan(school, null, null, own(on));
            case REPORT -> new FileReport(school, null, null, own(on));
            case ACTIVITY -> new RecordActivity(school, null, lots.some(THEMES, 2), null, own(on));
            case CONFIRMATION -> new ConfirmProfile(school, null, null, own(on));
            case CONTINUATION -> new DeclareContinuation(school, null, null, own(on));
            case RENEWAL -> new Renew(school, due.plusMonths(every(duty)), national(on));
            case REVALIDATION -> new ConfirmProfile(school, null, duty.name(), own(on));
        };
    }

    private void permanence(Spell spell, LocalDate until, List<Happening> happenings) {
        var policy = office.policy(end);
        var staying = policy == null ? null : policy.membership();
        var years = staying == null ? null : staying.permanenceAfterYears();
        if (years == null) return;
        var from = later(spell.from.plusYears(years).plusDays(30), LocalDate.of(2010, 3, 1));
        maybe(
                0.7,
                from,
                earlier(until, from.plusYears(2)),
                happenings,
                on -> say(new RecognisePermanence(school, national(on))));
    }

    /** What is told last of a member that is still one. */
    private void late(LocalDate until) {
        double lot = lots.share();
        var on = lots.day(later(moments.today().plusDays(40), until.minusYears(3)), until);
        if (!on.isAfter(moments.today()) || on.isAfter(end.minusDays(30))) return;
        if (lot < 0.02) {
            say(new DeclareInactive(school, Reason.of("NO_ACTIVITY"), null, null, national(on)));
        } else if (lot < 0.027) {
            say(new Suspend(school, Reason.of("MISUSE_OF_NAME"), hq(on)));
            var again = on.plusDays(lots.between(60, 300));
            if (again.isBefore(end)) say(new Reinstate(school, hq(again)));
        } else if (lot < 0.034 && on.isBefore(end.minusDays(250))) {
            say(new SchoolCommand.Withdraw(school, Reason.of("SCHOOL_DECISION"), national(on)));
            correct(
                    on.plusDays(lots.between(40, 200)),
                    SchoolEvent.Withdrawn.class,
                    null,
                    "DID_NOT_HAPPEN");
        }
    }

    private void leave(LocalDate on, Spell spell, @Nullable SchoolId survivor) {
        int lag = lots.happens(0.12) ? lots.between(150, 900) : lots.between(0, 40);
        say(on.plusDays(lag), leaving(on, spell, survivor));
    }

    private Command leaving(LocalDate on, Spell spell, @Nullable SchoolId survivor) {
        var way = spell.leaving == null ? Member.Leaving.WITHDRAWN : spell.leaving;
        return switch (way) {
            case MERGED ->
                    survivor == null ? withdrawn(on) : new Merge(school, survivor, national(on));
            case WITHDRAWN -> withdrawn(on);
            case CLOSED -> new CloseInstitution(school, Reason.of("CLOSING"), national(on));
            case REMOVED ->
                    new Remove(school, Reason.of(lots.one("NO_ACTIVITY", "DUTY_NOT_MET")), hq(on));
            case NOT_RENEWED -> new RefuseRenewal(school, Reason.of("NO_ACTIVITY"), hq(on));
        };
    }

    private Command withdrawn(LocalDate on) {
        var reason = Reason.of(lots.one("SCHOOL_DECISION", "NO_RESOURCES"));
        return new SchoolCommand.Withdraw(school, reason, national(on));
    }

    /** A part of that member becomes a school of its own. */
    void split(Spell spell, SchoolId parent) {
        var statement = hq(spell.from);
        say(new SplitOff(parent, school, place.code(), profile, statement));
    }

    /** It is found on another list, under a slightly other name, and taken for another school. */
    void twin(Story of) {
        profile = of.profile.renamed(of.profile.name() + ", " + of.profile.town());
        var seen = earlier(of.moments.today().plusDays(lots.between(100, 900)), end.minusDays(400));
        listed(new Spell(seen, Member.Joining.LISTED));
        var found = moments.today().plusDays(lots.between(60, 300));
        say(found, new MarkDuplicate(school, of.school, national(found)));
    }

    SchoolId school() {
        return school;
    }

    /** The last day of which there is something to tell. */
    private LocalDate last(Spell spell) {
        return spell.until == null ? end : spell.until.minusDays(1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
