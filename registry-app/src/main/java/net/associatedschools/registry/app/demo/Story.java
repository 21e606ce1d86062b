package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.Chronicle.Told;
import net.associatedschools.registry.app.demo.Member.Spell;
import net.associatedschools.registry.app.demo.Place.Town;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.NotPreselect;
import net.associatedschools.registry.application.ApplicationCommand.NotRecommend;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.Refuse;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToCoordinator;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToSchool;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.application.Form.Consultation;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
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
import net.associatedschools.registry.school.SchoolCommand.CloseInstitution;
import net.associatedschools.registry.school.SchoolCommand.RecordActivity;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.RefuseRenewal;
import net.associatedschools.registry.school.SchoolCommand.Remove;
import net.associatedschools.registry.school.SchoolCommand.Rename;

/** All that is said of one school of the invented network, in the order it is said. */
final class Story {
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
    private int applications;

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
    }

    List<Told> told() {
        return told;
    }

    private Profile profile() {
        var type = type();
        var town = town();
        var name = culture.school(type, town.name(), lots);
        boolean foreign = !town.name().equals(town.latin());
        var latin =
                foreign
                        ? List.of(
                                new OtherName(
                                        "en", Culture.of("en").school(type, town.latin(), lots)))
                        : List.<OtherName>of();
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
        var effective = command.statement().effective();
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
        var statement = Statement.by(office.on(seen), since);
        say(
                heard,
                new RecordMembership(
                        school, place.code(), bare(), When.on(seen), source, statement));
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
    void certified(LocalDate day) {
        var recommended = day.minusDays(lots.between(30, 150));
        var preselected = recommended;
        for (int tries = 0; tries < 3; tries++) {
            preselected = recommended.minusMonths(office.trialMonths(preselected)).minusDays(5);
        }
        preselected = preselected.minusDays(lots.between(0, 60));
        apply(
                preselected.minusDays(lots.between(20, 120)),
                preselected,
                recommended,
                day,
                Outcome.CERTIFIED);
    }

    /** It applies about that day, with another end. */
    void attempt(LocalDate day, Outcome outcome) {
        var preselected = day.plusDays(lots.between(20, 120));
        var recommended =
                preselected
                        .plusMonths(office.trialMonths(preselected))
                        .plusDays(lots.between(6, 90));
        apply(day, preselected, recommended, recommended.plusDays(lots.between(30, 120)), outcome);
    }

    private void apply(
            LocalDate day,
            LocalDate preselected,
            LocalDate recommended,
            LocalDate decided,
            Outcome outcome) {
        boolean registered = !told.isEmpty();
        var id = ApplicationId.of(Lots.id(notes.seed(), school + " application " + ++applications));
        boolean open = day.getYear() >= 2010 && !registered && lots.happens(0.6);
        var by = open ? Actor.ANYONE : office.on(day);
        var form = form(id, day);
        var principal = form.principal();
        say(new Apply(id, school, place.code(), form, Statement.by(by, day)));
        if (outcome == Outcome.STILL_SUBMITTED) return;
        boolean returned = outcome == Outcome.STILL_RETURNED || lots.happens(0.08);
        if (returned) {
            var on = lots.day(day.plusDays(2), preselected.minusDays(12));
            var missing = notes.text(id.value(), "missing", culture.words("missing", lots));
            say(on, new ReturnToSchool(id, missing, national(on)));
            if (outcome == Outcome.STILL_RETURNED) return;
            var again = on.plusDays(lots.between(2, 10));
            var applicant = Actor.applicant(principal, id);
            say(again, new Resubmit(id, form, Statement.by(applicant, again)));
        }
        if (outcome == Outcome.NOT_PRESELECTED) {
            var reason = Reason.of(lots.one("NO_PLACE", "INCOMPLETE", "REQUIREMENTS_NOT_MET"));
            say(new NotPreselect(id, reason, national(preselected)));
            return;
        }
        say(preselected, new Preselect(id, national(preselected)));
        if (outcome == Outcome.STILL_CANDIDATE) return;
        if (outcome == Outcome.WITHDRAWN) {
            var on = lots.day(preselected.plusDays(1), recommended);
            var applicant = Statement.by(Actor.applicant(principal, id), on);
            say(on, new ApplicationCommand.Withdraw(id, Reason.of("NO_RESOURCES"), applicant));
            return;
        }
        if (outcome == Outcome.NOT_RECOMMENDED) {
            var reason = Reason.of(lots.one("NOT_READY", "TRIAL_NOT_PASSED"));
            say(new NotRecommend(id, reason, national(recommended)));
            return;
        }
        say(recommended, new Recommend(id, national(recommended)));
        if (outcome == Outcome.STILL_RECOMMENDED) return;
        if (lots.happens(0.05)) {
            var on = recommended.plusDays(8);
            var missing = notes.text(id.value(), "missing again", culture.words("missing", lots));
            say(on, new ReturnToCoordinator(id, missing, hq(on)));
            var again = on.plusDays(lots.between(5, 18));
            say(again, new Recommend(id, national(again)));
        }
        if (outcome == Outcome.REFUSED) {
            say(new Refuse(id, Reason.of("REQUIREMENTS_NOT_MET"), hq(decided)));
            return;
        }
        say(decided, new Certify(id, hq(decided)));
    }

    private Form form(ApplicationId id, LocalDate day) {
        var owner = id.value();
        var evidence = lots.one("MINUTES", "SIGNED_LETTER", "VOTE", "SURVEY");
        return Form.required(
                profile,
                person(owner, "principal", "Principal"),
                person(owner, "focalPoint", "Teacher"),
                notes.text(owner, "resources", culture.words("resources", lots)),
                notes.text(owner, "motivation", culture.words("motivation", lots)),
                "Ministry of Education",
                Consultation.required(day.minusDays(lots.between(10, 60)), evidence));
    }

    private PersonId person(String owner, String field, String position) {
        return notes.person(owner, field, culture.person(lots), position);
    }

    /** What happens to it as a member, and how it leaves. */
    void member(Spell spell) {
        var until = last(spell);
        if (lots.happens(0.12)) {
            var on = lots.day(spell.from.plusDays(200), until.minusDays(30));
            if (on.isBefore(until.minusDays(20)) && on.isAfter(spell.from)) renamed(on);
        }
        if (lots.happens(0.5)) {
            var on = lots.day(later(spell.from, until.minusYears(12)), until.minusDays(10));
            if (on.isAfter(spell.from) && on.isBefore(until)) {
                say(new RecordActivity(school, null, lots.some(THEMES, 2), null, national(on)));
            }
        }
        if (spell.until != null) leave(spell.until, spell.leaving);
    }

    private void renamed(LocalDate on) {
        var type = profile.types().getFirst();
        var name = culture.school(type, String.valueOf(profile.town()), lots);
        if (name.equals(profile.name())) return;
        profile = profile.renamed(name);
        say(new Rename(school, name, national(on)));
    }

    private void leave(LocalDate on, Member.Leaving way) {
        say(
                switch (way) {
                    case WITHDRAWN, MERGED ->
                            new SchoolCommand.Withdraw(
                                    school,
                                    Reason.of(lots.one("SCHOOL_DECISION", "NO_RESOURCES")),
                                    national(on));
                    case CLOSED -> new CloseInstitution(school, Reason.of("CLOSING"), national(on));
                    case REMOVED ->
                            new Remove(
                                    school,
                                    Reason.of(lots.one("NO_ACTIVITY", "DUTY_NOT_MET")),
                                    hq(on));
                    case NOT_RENEWED -> new RefuseRenewal(school, Reason.of("NO_ACTIVITY"), hq(on));
                });
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
