package net.associatedschools.registry.app.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file that says no policy and no scenario; everything that is wrong with it, at once. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    Unusable(Path file, List<Problem> problems) {
        super(
                problems.stream()
                        .map(problem -> file.getFileName() + " " + problem)
                        .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
