package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.application.AdmissionStatistics;
import net.associatedschools.registry.view.application.AdmissionStatistics.Answer;
import net.associatedschools.registry.view.application.AdmissionStatistics.By;
import net.associatedschools.registry.view.application.AdmissionStatistics.Cohort;
import net.associatedschools.registry.view.application.AdmissionStatistics.Passage;
import net.associatedschools.registry.view.application.AdmissionStatistics.Waiting;
import net.associatedschools.registry.view.application.Quantiles;
import net.associatedschools.registry.view.period.Course.Every;
import org.jspecify.annotations.Nullable;

/** How applications fare; to a coordinator or commission those of its country. */
@Controller("/api/v1/statistics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdmissionController {
    private static final int DIGITS = 4;
    private static final Pattern WORD_BREAK = Pattern.compile("_(\\w)");

    /** The three tables of the answer, of which a file takes one. */
    private enum Part {
        STAGES,
        PASSAGES,
        COHORTS
    }

    private final Registry registry;

    AdmissionController(Registry registry) {
        this.registry = registry;
    }

    @Get("/admissions")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> admissions(HttpRequest<?> request, @Nullable Authentication authentication) {
        var parameters = new Parameters(request, "by", "cohort", "country", "part", Listing.FORMAT);
        var form = Listing.of(request, parameters);
        var part = parameters.word("part", Part.class);
        var cohort = parameters.word("cohort", Every.class);
        var asked =
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI");
        var country = Sight.country(Speaker.of(authentication), asked);
        var answer =
                registry.admissionStatistics()
                        .ask(
                                new AdmissionStatistics.Question(
                                        parameters.words("by", By.class),
                                        country,
                                        cohort == null ? Every.YEAR : cohort,
                                        parameters.asOf(registry)));
        return Etags.answer(
                request,
                Etags.ofList(request, form + "/" + country, answer.position(), answer.asOf()),
                answer.position(),
                () ->
                        form == Listing.JSON
                                ? HttpResponse.ok(json(answer))
                                : HttpResponse.ok(lines(form, part, answer))
                                        .contentType(form.type()));
    }

    private static byte[] lines(Listing form, @Nullable Part part, Answer answer) {
        return switch (part) {
            case PASSAGES -> form.lines(columns(answer, PASSAGES), passages(answer), true);
            case COHORTS -> form.lines(columns(answer, cohortColumns()), cohorts(answer), true);
            case STAGES -> form.lines(columns(answer, STAGES), stages(answer), true);
            case null -> form.lines(columns(answer, STAGES), stages(answer), true);
        };
    }

    private static final List<String> STAGES =
            List.of("stage", "open", "ageMedian", "ageP90", "ageNotKnown");
    private static final List<String> PASSAGES =
            List.of("certified", "daysMedian", "daysP90", "daysNotKnown");

    private static List<String> cohortColumns() {
        var counts = Stream.of("cohort", "applied", "open");
        var closed = closed().map(AdmissionController::word);
        var shares = closed().map(stage -> word(stage) + "Share");
        return Stream.of(counts, closed, Stream.of("openShare"), shares)
                .flatMap(names -> names)
                .toList();
    }

    private static List<String> columns(Answer answer, List<String> others) {
        var by = answer.by().stream().map(one -> one.name().toLowerCase(Locale.ROOT));
        return Stream.concat(by, others.stream()).toList();
    }

    private static Stream<Stage> closed() {
        return Stream.of(Stage.values()).filter(s -> s != Stage.NONE && !s.isOpen());
    }

    /** {@code NOT_PRESELECTED} as notPreselected. */
    private static String word(Stage stage) {
        return WORD_BREAK
                .matcher(stage.name().toLowerCase(Locale.ROOT))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static ObjectNode json(Answer answer) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("asOf", answer.asOf().toString());
        columns(answer, List.of()).forEach(json.putArray("by")::add);
        json.put("cohort", answer.every().name().toLowerCase(Locale.ROOT));
        stages(answer).forEach(json.putArray("stages")::add);
        passages(answer).forEach(json.putArray("passages")::add);
        cohorts(answer).forEach(json.putArray("cohorts")::add);
        return json;
    }

    private static List<ObjectNode> stages(Answer answer) {
        return answer.stages().stream().map(row -> row(row, answer.by())).toList();
    }

    private static List<ObjectNode> passages(Answer answer) {
        return answer.passages().stream().map(row -> row(row, answer.by())).toList();
    }

    private static List<ObjectNode> cohorts(Answer answer) {
        return answer.cohorts().stream().map(row -> row(row, answer.by())).toList();
    }

    private static ObjectNode row(Waiting row, List<By> by) {
        var json = values(row.values(), by);
        json.put("stage", row.stage().name());
        json.put("open", row.open());
        quantiles(json, "age", row.age());
        json.put("ageNotKnown", row.ageNotKnown());
        return json;
    }

    private static ObjectNode row(Passage row, List<By> by) {
        var json = values(row.values(), by);
        json.put("certified", row.certified());
        quantiles(json, "days", row.time());
        json.put("daysNotKnown", row.timeNotKnown());
        return json;
    }

    private static ObjectNode row(Cohort row, List<By> by) {
        var json = values(row.values(), by);
        json.put("cohort", row.cohort());
        json.put("applied", row.applied());
        json.put("open", row.open());
        closed().forEach(stage -> json.put(word(stage), row.in(stage)));
        json.put("openShare", share(row.open(), row.applied()));
        closed().forEach(
                        stage ->
                                json.put(
                                        word(stage) + "Share",
                                        share(row.in(stage), row.applied())));
        return json;
    }

    private static BigDecimal share(long some, long all) {
        return BigDecimal.valueOf(some)
                .divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.HALF_UP);
    }

    private static void quantiles(ObjectNode json, String of, Quantiles quantiles) {
        json.put(of + "Median", quantiles.median());
        json.put(of + "P90", quantiles.p90());
    }

    private static ObjectNode values(Map<By, String> values, List<By> by) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var one : by) json.put(one.name().toLowerCase(Locale.ROOT), values.get(one));
        return json;
    }
}
