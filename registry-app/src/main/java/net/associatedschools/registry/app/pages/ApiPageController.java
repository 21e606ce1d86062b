package net.associatedschools.registry.app.pages;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.api.Operations;
import net.associatedschools.registry.app.api.Story;

/** The API for people: a page that needs nothing from elsewhere. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApiPageController {
    private final Registry registry;
    private final Templates templates;
    private final Story story = Story.told();

    ApiPageController(Registry registry, Templates templates) {
        this.registry = registry;
        this.templates = templates;
    }

    @Get("/api")
    HttpResponse<?> api(HttpRequest<?> request) {
        var page =
                new ApiPage(
                        Visit.plainly(request, registry),
                        registry.position(),
                        Operations.current(),
                        story);
        return templates.page("api", page);
    }
}
