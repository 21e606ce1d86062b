package net.associatedschools.registry.app.database;

import java.util.Objects;

/**
 * What could not be done for a reason that a person can mend; the message is that reason, in one
 * line.
 */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String reason) {
        super(reason);
    }

    public Refused(String reason, Throwable cause) {
        super(reason, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
