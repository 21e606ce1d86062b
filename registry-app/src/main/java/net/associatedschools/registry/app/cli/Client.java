package net.associatedschools.registry.app.cli;

/** . */
public final class Client {
    static final String DATA_DIRECTORY = "./registry-data";
    private Client() {}
}
