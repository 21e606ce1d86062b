package net.associatedschools.registry.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.contract.Samples;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    private static final Reason CLERICAL = Reason.of("CLERICAL_ERROR");
    private static final String PERSON = "person:0192f7a0-0000-7000-8000-00000000000";
    private static final String SCHOOL = Samples.SCHOOL.value();

    @Test
    void every_event_is_one_sentence() {
        assertEquals(
                List.of(
                        "Applied on 15 September 2023 as “Lycée Čapek”, Nîmes, FR.",
                        "Recorded as a candidate from the list “https://example.org/list.csv”: “Lycée"
                                + " Čapek”, start unknown, a candidate by 31 May 2014; seen there"
                                + " in May 2014.",
                        "Preselected on 1 October 2023 by "
                                + PERSON
                                + "3, standing in for the coordinator; on trial until 1 October"
                                + " 2024 under policy country:FR#3, in stage “Interessierte"
                                + " Schule” (with the logo).",
                        "Returned to the school for what is missing on 16 September 2023 by "
                                + PERSON
                                + "3, standing in for the coordinator.",
                        "Submitted again on 20 September 2023 as “Lycée Čapek”.",
                        "Not preselected on 1 October 2023 by "
                                + PERSON
                                + "3, standing in for the coordinator (reason: other).",
                        "Reached stage “Mitarbeitende Schule” (with the logo) of its trial on 1"
                                + " March 2024 by the word of "
                                + PERSON
                                + "3, standing in for the coordinator.",
                        "Filed the report “final report” on 1 September 2024.",
                        "Trial made longer on 15 September 2024 by "
                                + PERSON
                                + "3, standing in for the coordinator, until 1 April 2025"
                                + " (reason: other).",
                        "Recommended to UNESCO on 2 October 2024 by "
                                + PERSON
                                + "3, standing in for the coordinator, as an exception (reason:"
                                + " other).",
                        "Not recommended to UNESCO on 2 October 2024 by "
                                + PERSON
                                + "3, standing in for the coordinator (reason: other).",
                        "Returned to the coordinator for what is missing on 1 November 2024 by "
                                + PERSON
                                + "5.",
                        "Refused on 1 December 2024 by " + PERSON + "5 (reason: other).",
                        "Lapsed on 1 October 2026 under policy country:FR#3 by the word of system,"
                                + " standing in for the coordinator.",
                        "Certified from 1 January 2025 as “Lycée Čapek” by " + PERSON + "5.",
                        "Withdrew the application on 29 February 2024 (reason: other).",
                        "Corrects #3: certified from 2 January 2025 as “Lycée Čapek” by "
                                + PERSON
                                + "5 (reason: other).",
                        "Registered from 15 September 2023 as “Lycée Čapek”, Nîmes, FR.",
                        "Opened " + Samples.APPLICATION + " on 15 September 2023.",
                        "A member from 1 January 2025 as “Lycée Čapek”, certified in "
                                + Samples.APPLICATION
                                + ".",
                        "Recorded as a member from the list “https://example.org/list.csv”: start"
                                + " unknown, a member by 31 May 2014; seen there in May 2014.",
                        "Renamed to “Lycée Karel-Čapek” from a day in 2024.",
                        "Left the network by its own wish between 1 June 2025 and 31 August 2025"
                                + " (reason: other).",
                        "A member from 1 September 2022 as “Lycée Čapek”, split from "
                                + "school:0192f7a0-0000-7000-8000-000000000009.",
                        "Moved from 1 January 2026 to 2 rue Neuve, 30100, Alès, Gard.",
                        "Of another kind from 1 January 2026: vocational, private, non formal.",
                        "Reached in another way from 1 January 2026.",
                        "Given the code “0300000B” of FR-UAI from 1 January 2026.",
                        "Called “カレル・チャペック高校” in Japanese from 1 January 2026.",
                        "Filed a plan on 30 September 2025 for what was due on 31 October 2025.",
                        "Filed a report on 30 October 2025 for what was due on 31 October 2025.",
                        "Took part in an activity on 8 May 2025 on peace and human rights for what"
                                + " was due on 31 October 2025.",
                        "Confirmed what the register says on 1 October 2025 in answer to"
                                + " revalidation-2025 for what was due on 31 October 2025.",
                        "Declared to go on on 2 October 2025 for what was due on 31 October 2025.",
                        "Missed yearly-report due on 31 October 2025 under policy country:FR#3.",
                        "Declared inactive from 31 October 2026 (reason: other), for it missed"
                                + " yearly-report due on 31 October 2025, by the register itself"
                                + " under policy country:FR#3.",
                        "Told on 31 July 2025 that it owes yearly-report due on 31 October 2025"
                                + " under policy country:FR#3.",
                        "Renewed on 31 October 2025 until 31 October 2030.",
                        "Recognised as a permanent member from 1 January 2031.",
                        "Left the network on 30 November 2025, not renewed by HQ (reason: other).",
                        "Removed from the network on 30 November 2025 (reason: other).",
                        "Its membership lapsed on 31 October 2027 (reason: other), for it missed"
                                + " yearly-report due on 31 October 2025, by the register itself"
                                + " under policy country:FR#3.",
                        "Suspended from 30 November 2025 (reason: other).",
                        "Reinstated from 31 December 2025.",
                        "Left the network on 31 August 2025 as the institution closed (reason:"
                                + " other).",
                        "Certified anew from 1 February 2026 as “Lycée Karel-Čapek”.",
                        "Asked on 1 February 2026 for a correction of #4.",
                        "Marked on 1 March 2026 as a duplicate of %s.".formatted(Samples.SURVIVOR),
                        "Became part of %s on 1 August 2026.".formatted(Samples.SURVIVOR),
                        "Absorbed %s on 1 August 2026.".formatted(Samples.SCHOOL),
                        "Corrects #4: renamed to “Lycée K. Čapek” from a day in March 2024"
                                + " (reason: other).",
                        "Designated " + PERSON + "3 as coordinator from 1 January 2020.",
                        "Designated "
                                + PERSON
                                + "4 as coordinator from 1 January 2021 in place of "
                                + PERSON
                                + "3.",
                        "Ended the designation of "
                                + PERSON
                                + "4 as coordinator from 1 January 2022.",
                        "Goes by policy “2020-1” from 1 January 2020: at least 48 months of"
                                + " trial; members owe yearly-report.",
                        "Takes no new applications from 1 January 2023 (reason: other).",
                        "Takes applications again from 1 June 2023.",
                        "A member state of UNESCO from 4 November 1946.",
                        "Counted in Europe and North America, also in Latin America and the"
                                + " Caribbean from an unknown day.",
                        "No more from 10 October 2010; after it came CW, SX.",
                        "All members have to confirm by 31 October 2025 for revalidation-2025,"
                                + " opened on 1 January 2025.",
                        "Closed revalidation-2025 on 31 December 2025.",
                        "Corrects #2: ended the designation of "
                                + PERSON
                                + "4 as coordinator from 1 February 2022 (reason: other).",
                        "Published elsewhere: 190 schools in FR, 1 country, counted in May 2014;"
                                + " read in https://example.org/ecoles.",
                        "Published from this register at position 4711: 187 members, counted for"
                                + " 31 May 2014 by “statistics by=type,year country=FR"
                                + " status=ACTIVE,OVERDUE”; 4 beside them not known.",
                        "Corrects #0: published elsewhere: 191 schools in Europe and North America,"
                                + " 40 countries, counted in 2014; read in"
                                + " https://example.org/ecoles (reason: other).",
                        "Erased " + PERSON + "3 on 1 March 2026.",
                        "Declared that all in this register is invented, for a network of 12000"
                                + " schools."),
                Samples.full().stream().map(Sentences::ofEvent).toList());
    }

    @Test
    void what_may_be_left_out_leaves_a_sentence() {
        var sentences = Samples.minimal().stream().map(Sentences::ofEvent).toList();
        assertTrue(
                sentences.contains("Corrects #4: it did not happen (reason: clerical error)."),
                sentences.toString());
        assertTrue(
                sentences.contains("Registered from an unknown day as “Lycée”, FR."),
                sentences.toString());
        for (var sentence : sentences) assertFalse(sentence.contains("null"), sentence);
        assertEquals(sentences.size(), new HashSet<>(sentences).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-01             | from 1 March 2024",
                "2024-03                | from a day in March 2024",
                "2024                   | from a day in 2024",
                "2023-09-01/2024-06-15  | from a day between 1 September 2023 and 15 June 2024",
                "../2014-05-31          | from an unknown day, by 31 May 2014 at the latest",
                "2014-05-31/..          | from 31 May 2014 or later",
                "..                     | from an unknown day"
            })
    void R_TIME_1_a_date_says_no_more_than_is_known(String when, String words) {
        assertEquals(
                "Renamed to “B” " + words + ".",
                Sentences.ofEvent(new Renamed(Samples.SCHOOL, When.parse(when), "B")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "..            | start unknown",
                "../2014-05-31 | start unknown, a member by 31 May 2014",
                "1998          | a member from a day in 1998",
                "1998-03-01    | a member from 1 March 1998"
            })
    void R_STAT_3_a_recorded_member_joined_no_earlier_than_is_known(String when, String words) {
        var source = new Source("list.csv", "ab", Map.of());
        var recorded =
                new SchoolEvent.MembershipRecorded(
                        Samples.SCHOOL, When.parse(when), When.parse("2014-05-31"), source);
        assertEquals(
                "Recorded as a member from the list “list.csv”: "
                        + words
                        + "; seen there on 31 May 2014.",
                Sentences.ofEvent(recorded));
    }

    @Test
    void who_spoke_is_said_by_role() {
        var certified =
                new ApplicationEvent.Certified(
                        Samples.APPLICATION, When.parse("2025-01-01"), Samples.HQ, "Lyceum");
        assertEquals(
                "Certified from 1 January 2025 as “Lyceum” by HQ.",
                Sentences.of(recorded(0, certified, Map.of("role", "HQ"))));
        assertEquals(
                "Certified from 1 January 2025 as “Lyceum” by the National Commission.",
                Sentences.of(recorded(0, certified, Map.of("role", "COMMISSION"))));
        for (var metadata : List.of(Map.<String, Object>of(), Map.of("role", "GUARDIAN"))) {
            assertEquals(
                    "Certified from 1 January 2025 as “Lyceum” by " + Samples.HQ + ".",
                    Sentences.of(recorded(0, certified, metadata)));
        }
    }

    @Test
    void R_TIME_2_a_correction_says_what_stood_before_it() {
        var first = new Renamed(Samples.SCHOOL, When.parse("2024"), "A");
        var second = new Renamed(Samples.SCHOOL, When.parse("2024-03"), "B");
        var log = new ArrayList<Recorded<?>>();
        log.add(recorded(0, first, Map.of()));
        log.add(recorded(1, corrected(0, second), Map.of()));
        log.add(recorded(2, corrected(1, null), Map.of()));
        log.add(recorded(3, corrected(0, first), Map.of()));
        assertEquals(
                "Corrects #0: renamed to “B” from a day in March 2024 (was: renamed to “A” from a"
                        + " day in 2024) (reason: clerical error).",
                Sentences.of(log.get(1), log));
        assertEquals(
                "Corrects #1: it did not happen (was: renamed to “B” from a day in March 2024)"
                        + " (reason: clerical error).",
                Sentences.of(log.get(2), log));
        assertEquals(
                "Corrects #0: renamed to “A” from a day in 2024 (was: it did not happen) (reason:"
                        + " clerical error).",
                Sentences.of(log.get(3), log));
        assertEquals(
                "Corrects #0: renamed to “A” from a day in 2024 (reason: clerical error).",
                Sentences.of(log.get(3), List.of()));
    }

    @Test
    void what_is_no_event_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Sentences.ofEvent("A member"));
    }

    @Test
    void every_stage_has_a_word_of_its_own() {
        var words = new HashSet<String>();
        for (var stage : Stage.values()) words.add(Sentences.ofState(stage));
        assertEquals(Stage.values().length, words.size());
    }

    private static SchoolEvent.Corrected corrected(
            long sequence, SchoolEvent.@org.jspecify.annotations.Nullable Happened replacement) {
        return new SchoolEvent.Corrected(Samples.SCHOOL, sequence, replacement, CLERICAL);
    }

    private static Recorded<?> recorded(long sequence, Object event, Map<String, ?> metadata) {
        return new Recorded<>(
                new Fact<>(SCHOOL, sequence, event),
                new UUID(0, sequence),
                sequence + 1,
                Instant.EPOCH,
                metadata);
    }
}
