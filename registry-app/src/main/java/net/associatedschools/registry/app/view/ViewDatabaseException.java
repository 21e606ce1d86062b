package net.associatedschools.registry.app.view;

import java.sql.SQLException;

/** The views' database did not do what it was asked; the cause says why. */
public final class ViewDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ViewDatabaseException(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
