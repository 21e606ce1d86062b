package net.associatedschools.registry.app.serving;

/**
 * A bean that has something to do when all is wired and nobody is answered yet: first token,
 * sample. In the order of {@code @Order}.
 */
@FunctionalInterface
public interface BeforeServing {
    void prepare(ServerOptions options);
}
