package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Vocabulary;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.Owed;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.MembershipLapsed;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.ReportFiled;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.view.exception.ExceptionView;
import net.associatedschools.registry.view.exception.Exceptional;
import net.associatedschools.registry.view.exception.Exceptions;
import net.associatedschools.registry.view.exception.Exceptions.Question;
import net.associatedschools.registry.view.exception.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is answered about exceptions, on tables of every kind. */
public abstract class ExceptionsContract {
    private static final CountryCode FRANCE = new CountryCode("FR");
    private static final SchoolId SCHOOL = Samples.school(1);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final LocalDate LATER = DAY.plusYears(2);
    private static final Reason CLERICAL = Reason.of("CLERICAL_ERROR");

    private final SampleLog log = new SampleLog();
    private @Nullable Exceptions told;

    protected abstract ViewsUnderTest views();

    @Test
    void a_fact_told_a_month_after_its_day_is_late_and_one_told_within_it_is_not() {
        certified(DAY, true);
        tell(DAY.plusDays(40), report(DAY.plusDays(8)));
        tell(DAY.plusDays(41), report(DAY.plusDays(10)));
        var late = items(Kind.LATE, DAY.plusDays(50));
        assertEquals(List.of(2L), late.stream().map(Exceptional::sequence).toList());
        assertEquals(32, late.getFirst().daysLate());
        assertEquals(List.of(), items(Kind.LATE, DAY.plusDays(7)));
    }

    @Test
    void a_late_entry_that_was_taken_back_is_none_and_stays_one_as_it_was_known_before() {
        certified(DAY, true);
        tell(LATER, report(DAY.plusDays(5)));
        long before = log.last();
        tell(LATER, new Corrected(SCHOOL, 2, null, CLERICAL));
        assertEquals(List.of(), items(Kind.LATE, LATER));
        assertEquals(1, ask(Kind.LATE, new AsOf(LATER, before)).items().size());
        assertEquals(1, items(Kind.CORRECTION, LATER).size());
    }

    @Test
    void what_the_register_takes_back_after_late_news_is_no_correction() {
        certified(DAY, true);
        tell(
                DAY,
                new DutyMissed(
                        SCHOOL, When.on(DAY), new Owed("report", DutyKind.REPORT, DAY, DAY), null));
        tell(LATER, new Corrected(SCHOOL, 2, null, Reason.of(Vocabulary.NO_LONGER_FOLLOWS)));
        assertEquals(List.of(), items(Kind.CORRECTION, LATER));
    }

    @Test
    void R_APP_5_a_step_taken_in_a_coordinators_place_is_a_stand_in() {
        var id = Samples.application(1);
        var form = Samples.form(Profile.named("A", null));
        tell(DAY, new Applied(id, When.on(DAY), SCHOOL, FRANCE, form));
        tell(DAY, new Preselected(id, When.on(DAY), "hq", true, "country:FR#1", LATER));
        var items = items(Kind.STAND_IN, DAY);
        assertEquals(List.of(id.value() + "#1"), items.stream().map(Exceptional::fact).toList());
        assertEquals("HQ", items.getFirst().role());
    }

    @Test
    void a_member_without_a_paper_is_one_for_as_long_as_it_is_a_member() {
        certified(DAY, false);
        tell(LATER, new SchoolEvent.Withdrawn(SCHOOL, When.on(LATER), CLERICAL));
        assertEquals(List.of(), items(Kind.NO_EVIDENCE, DAY.minusDays(1)));
        assertEquals(1, items(Kind.NO_EVIDENCE, DAY).size());
        assertEquals(1, items(Kind.NO_EVIDENCE, LATER.minusDays(1)).size());
        assertEquals(List.of(), items(Kind.NO_EVIDENCE, LATER));
    }

    @Test
    void a_correction_that_brings_the_paper_ends_it() {
        certified(DAY, false);
        var again = new MembershipStarted(SCHOOL, When.on(DAY), Samples.application(1), "The name");
        tell(LATER, new Corrected(SCHOOL, 1, again, CLERICAL), true);
        assertEquals(List.of(), items(Kind.NO_EVIDENCE, LATER));
    }

    @Test
    void R_STAT_3_a_member_of_which_no_start_is_known_is_one_and_its_list_is_its_paper() {
        var seen = When.knownBy(DAY);
        tell(DAY, new SchoolRegistered(SCHOOL, seen, FRANCE, Profile.named("A", null)));
        var source = new Source("list of 2024", "row", Map.of());
        tell(DAY, new MembershipRecorded(SCHOOL, seen, When.on(DAY), source));
        assertEquals(1, items(Kind.NO_START, DAY).size());
        assertEquals(List.of(), items(Kind.NO_EVIDENCE, DAY));
        assertEquals(List.of(), items(Kind.LATE, LATER));
    }

    @Test
    void a_departure_by_the_countrys_rules_alone_is_one_until_it_is_taken_back() {
        certified(DAY, true);
        var owed = new Owed("report", DutyKind.REPORT, DAY, DAY.plusYears(1));
        tell(LATER, new DutyMissed(SCHOOL, When.on(DAY.plusYears(1)), owed, null));
        tell(
                LATER,
                new MembershipLapsed(
                        SCHOOL, When.on(DAY.plusYears(1)), CLERICAL, owed, "country:FR#1", true));
        long before = log.last();
        tell(LATER, new Corrected(SCHOOL, 3, null, Reason.of(Vocabulary.NO_LONGER_FOLLOWS)));
        assertEquals(1, ask(Kind.BY_SYSTEM, new AsOf(LATER, before)).items().size());
        assertEquals(List.of(), items(Kind.BY_SYSTEM, LATER));
    }

    @Test
    void corrections_of_countries_are_listed_and_are_about_no_school() {
        var nobody = PersonId.of(new UUID(2, 1));
        tell(DAY, new CoordinatorDesignated(FRANCE, When.on(DAY), nobody));
        tell(LATER, new CountryEvent.Corrected(FRANCE, 0, null, CLERICAL));
        var item = items(Kind.CORRECTION, LATER).getFirst();
        assertEquals("country:FR#1", item.fact());
        assertNull(item.school());
    }

    @Test
    void the_pages_are_the_list_and_the_counts_are_of_the_whole() {
        certified(DAY, false);
        for (int i = 0; i < 8; i++) tell(LATER, report(DAY.plusDays(i)));
        var all = ask(null, AsOf.on(LATER)).items();
        var items = new ArrayList<Exceptional>();
        String after = null;
        do {
            var page = told().ask(new Question(Set.of(), FRANCE, 3, after, AsOf.on(LATER)));
            assertEquals(9, page.total());
            assertEquals(Map.of(Kind.LATE, 8L), ask(Kind.LATE, AsOf.on(LATER)).counts());
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertEquals(all, items);
        assertEquals(9, items.size());
        var elsewhere = new Question(Set.of(), new CountryCode("IS"), 3, null, AsOf.on(LATER));
        assertEquals(0, told().ask(elsewhere).total());
    }

    @Test
    void R_AUD_1_rows_do_not_depend_on_where_the_batches_were_cut() {
        certified(DAY, false);
        tell(LATER, report(DAY));
        tell(LATER, new Corrected(SCHOOL, 2, report(LATER), CLERICAL));
        var view = new ExceptionView();
        var digests = new ArrayList<Digest>();
        for (int size : List.of(1, 2, 100)) {
            var table = new net.associatedschools.registry.view.memory.MemoryTable<>(view);
            log.tell(List.of(new Projection<>(view, table, log)), 0, from -> size);
            digests.add(table.mark().digest());
        }
        assertEquals(1, Set.copyOf(digests).size());
    }

    @Test
    void a_page_has_one_item_or_a_thousand() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Question(Set.of(), null, 1001, null, AsOf.on(DAY)));
    }

    private void certified(LocalDate day, boolean proven) {
        var name = Profile.named("The name", null);
        tell(day, new SchoolRegistered(SCHOOL, When.on(day), FRANCE, name));
        var application = Samples.application(1);
        tell(day, new MembershipStarted(SCHOOL, When.on(day), application, "The name"), proven);
    }

    private static ReportFiled report(LocalDate day) {
        return new ReportFiled(SCHOOL, When.on(day), null, null);
    }

    private void tell(LocalDate told, Object event) {
        tell(told, event, true);
    }

    private void tell(LocalDate on, Object event, boolean proven) {
        var about = event instanceof CountryEvent ? Map.<String, String>of() : school();
        var metadata = new java.util.HashMap<String, Object>(about);
        metadata.put(Metadata.COUNTRY, "FR");
        metadata.put(Metadata.ROLE, "HQ");
        if (proven) {
            var letter = new Evidence("LETTER", null, "A letter", null, null);
            metadata.put(Metadata.EVIDENCE, List.of(letter));
        }
        log.say(event, noon(on), metadata);
    }

    private static Map<String, String> school() {
        return Map.of(Metadata.SCHOOL, SCHOOL.value());
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private List<Exceptional> items(Kind kind, LocalDate day) {
        return ask(kind, AsOf.on(day)).items();
    }

    private Exceptions.Page ask(@Nullable Kind kind, AsOf at) {
        var kinds = kind == null ? Set.<Kind>of() : Set.of(kind);
        return told().ask(new Question(kinds, null, 100, null, at));
    }

    private Exceptions told() {
        if (told == null) {
            var views = views();
            views.tell(log);
            told = new Exceptions(views.exceptions());
        }
        return told;
    }
}
