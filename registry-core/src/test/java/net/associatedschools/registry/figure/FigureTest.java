package net.associatedschools.registry.figure;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.FigureCommand.Correct;
import net.associatedschools.registry.figure.FigureCommand.PublishFigure;
import net.associatedschools.registry.figure.FigureCommand.PublishTotal;
import net.associatedschools.registry.figure.FigureEvent.Corrected;
import net.associatedschools.registry.figure.FigureEvent.FigurePublished;
import net.associatedschools.registry.figure.FigureEvent.Happened;
import net.associatedschools.registry.figure.FigureEvent.Tally;
import net.associatedschools.registry.figure.FigureEvent.TotalPublished;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTest {
    static final FigureId JUNE_2004 = FigureId.of("world-2004-06");
    static final Tally TALLY = new Tally(7509, 175, 3, List.of());
    static final Decider<Figure, FigureCommand, FigureEvent> NEW =
            Decider.of(Figure.EMPTY, Figure::decide, Figure::evolve);
    static final TotalPublished TOLD = total(7509, 175L, "UNESCO’s table");
    static final FigurePublished OWN =
            new FigurePublished(JUNE_2004, When.on(SPRING), Counting.MEMBERS, 17, TALLY);

    @Test
    void R_STAT_2_a_published_total_is_recorded_as_it_was_published() {
        NEW.when(publish(HQ, TOLD)).then(TOLD);
        NEW.when(publish(Actor.SYSTEM, TOLD)).then(TOLD);
    }

    @Test
    void R_STAT_2_what_was_published_is_never_overwritten() {
        NEW.given(TOLD)
                .when(publish(HQ, total(7510, 175L, "a blog")))
                .thenBroken("R-STAT-2", Kind.STATE);
        NEW.given(OWN).when(publish(HQ, TOLD)).thenBroken("R-STAT-2", Kind.STATE);
        NEW.given(TOLD, corrected(0, null)).when(publish(HQ, TOLD)).thenBroken("R-STAT-2");
    }

    @Test
    void R_STAT_2_a_total_counts_and_names_where_it_was_read() {
        NEW.when(publish(HQ, total(-1, 175L, "a page"))).thenWrong("R-STAT-2", "schools");
        NEW.when(publish(HQ, total(1, -1L, "a page"))).thenWrong("R-STAT-2", "countries");
        NEW.when(publish(HQ, total(1, null, " "))).thenWrong("R-STAT-2", "source");
    }

    @Test
    void R_TIME_1_when_others_counted_is_said_or_said_to_be_unknown() {
        var unsaid =
                new PublishTotal(JUNE_2004, Scope.WORLD, 1, null, null, "a page", Statement.by(HQ));
        NEW.when(unsaid).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_AUD_2_hq_publishes_a_number_with_its_question_and_position() {
        NEW.when(publish(HQ, OWN)).then(OWN);
        var partial =
                new PublishFigure(
                        JUNE_2004,
                        Counting.MEMBERS,
                        17,
                        TALLY,
                        Statement.by(HQ).since(When.parse("2024")));
        NEW.when(partial).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_STAT_2_a_number_is_of_filters_that_there_are() {
        var counting = new Counting(List.of(), Map.of("size", "1"));
        NEW.when(publish(HQ, new FigurePublished(JUNE_2004, When.on(SPRING), counting, 17, TALLY)))
                .thenWrong("R-STAT-2", "filters.size");
    }

    @Test
    void R_STAT_2_no_number_of_a_figure_is_negative() {
        for (var wrong :
                Map.of(
                                "tally.members", new Tally(-1, 0, 0, List.of()),
                                "tally.countries", new Tally(0, -1, 0, List.of()),
                                "tally.notKnown", new Tally(0, 0, -1, List.of()))
                        .entrySet()) {
            var figure =
                    new FigurePublished(
                            JUNE_2004, When.on(SPRING), Counting.MEMBERS, 17, wrong.getValue());
            NEW.when(publish(HQ, figure)).thenWrong("R-STAT-2", wrong.getKey());
        }
        var before = new FigurePublished(JUNE_2004, When.on(SPRING), Counting.MEMBERS, -1, TALLY);
        NEW.when(publish(HQ, before)).thenWrong("R-STAT-2", "position");
    }

    @Test
    void R_APP_13_publishing_twice_is_harmless() {
        NEW.given(TOLD).when(publish(HQ, TOLD)).thenNothing();
        NEW.given(OWN).when(publish(HQ, OWN)).thenNothing();
    }

    @Test
    void R_TIME_2_a_total_that_was_read_wrongly_is_corrected_or_taken_back() {
        var right = total(7513, 175L, "UNESCO’s table");
        NEW.given(TOLD).when(correct(HQ, 0, right)).then(corrected(0, right));
        NEW.given(TOLD).when(correct(HQ, 0, null)).then(corrected(0, null));
        NEW.given(TOLD).when(correct(HQ, 0, TOLD)).thenNothing();
        NEW.given(TOLD)
                .when(correct(HQ, 0, total(-1, null, "a page")))
                .thenWrong("R-STAT-2", "replacement.schools");
        NEW.given(TOLD).when(correct(HQ, 1, null)).thenWrong("R-TIME-2", "corrects");
    }

    @Test
    void R_TIME_2_a_correction_is_of_the_same_figure() {
        var other =
                new TotalPublished(
                        FigureId.of("other"), When.UNKNOWN, Scope.WORLD, 1, null, null, "a page");
        NEW.given(TOLD).when(correct(HQ, 0, other)).thenWrong("R-TIME-2", "replacement");
    }

    @Test
    void R_STAT_2_a_number_of_the_register_is_taken_back_and_never_changed() {
        var other = new FigurePublished(JUNE_2004, When.on(SPRING), Counting.MEMBERS, 18, TALLY);
        NEW.given(OWN).when(correct(HQ, 0, other)).thenWrong("R-STAT-2", "replacement");
        NEW.given(OWN).when(correct(HQ, 0, null)).then(corrected(0, null));
    }

    @Test
    void R_ROLE_2_only_hq_publishes() {
        for (var actor : ALL) {
            if (actor.equals(HQ)) continue;
            if (!actor.equals(Actor.SYSTEM)) NEW.when(publish(actor, TOLD)).thenBroken("R-ROLE-2");
            NEW.when(publish(actor, OWN)).thenBroken("R-ROLE-2");
            NEW.given(TOLD).when(correct(actor, 0, null)).thenBroken("R-ROLE-2");
        }
    }

    @Test
    void what_was_taken_back_is_known_and_stands_no_longer() {
        var figure = NEW.given(TOLD, corrected(0, null)).state();
        assertEquals(TOLD, figure.lastSaid().orElseThrow());
        assertEquals(true, figure.standing().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"world", "region:AFRICA", "country:FR"})
    void a_scope_is_the_world_a_region_or_a_country(String scope) {
        assertEquals(new Scope(scope), Counting.of(new Scope(scope)).scope());
    }

    @Test
    void a_scope_says_which() {
        assertEquals(Region.AFRICA, Scope.of(Region.AFRICA).region());
        assertEquals(FR, Scope.of(FR).country());
        assertNull(Scope.WORLD.region());
        assertNull(Scope.WORLD.country());
        for (var wrong : List.of("", "moon", "region:EUROPE", "country:fr", "country:FRA")) {
            assertThrows(IllegalArgumentException.class, () -> new Scope(wrong));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "-a", "a-", "a--b", "é", "a/b"})
    void a_figure_has_a_name_that_an_address_can_hold(String slug) {
        assertThrows(IllegalArgumentException.class, () -> FigureId.of(slug));
        assertEquals("world-2018", FigureId.of("world-2018").slug());
    }

    private static TotalPublished total(long schools, @Nullable Long countries, String source) {
        return new TotalPublished(
                JUNE_2004, When.parse("2004-06"), Scope.WORLD, schools, countries, null, source);
    }

    private static Corrected corrected(long sequence, @Nullable Happened replacement) {
        return new Corrected(JUNE_2004, sequence, replacement, ERROR);
    }

    private static PublishTotal publish(Actor by, TotalPublished total) {
        return new PublishTotal(
                total.figure(),
                total.scope(),
                total.schools(),
                total.countries(),
                total.note(),
                total.source(),
                Statement.by(by).since(total.effective()));
    }

    private static PublishFigure publish(Actor by, FigurePublished figure) {
        return new PublishFigure(
                figure.figure(),
                figure.counting(),
                figure.position(),
                figure.tally(),
                Statement.by(by).since(figure.effective()));
    }

    private static Correct correct(Actor by, long sequence, @Nullable Happened replacement) {
        return new Correct(JUNE_2004, sequence, replacement, ERROR, Statement.by(by));
    }
}
