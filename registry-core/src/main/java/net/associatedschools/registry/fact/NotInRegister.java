package net.associatedschools.registry.fact;

/** What a command or question names isn't in the register. */
public final class NotInRegister extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotInRegister(String stream) {
        super(stream + " is not in the register");
    }

    public NotInRegister(String stream, Throwable cause) {
        super(stream + " is not in the register", cause);
    }
}
