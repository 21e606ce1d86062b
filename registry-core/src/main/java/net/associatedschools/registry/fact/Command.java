package net.associatedschools.registry.fact;

/** What somebody asks for: which stream decides it, and the statement that it makes. */
public interface Command {
    /** The name of the stream that the command is about. */
    String stream();

    Statement statement();
}
