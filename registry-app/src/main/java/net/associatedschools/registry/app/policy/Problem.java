package net.associatedschools.registry.app.policy;

/** What is wrong in a file: its line (from 1), the field by its path, and why. */
public record Problem(int line, String field, String reason) {
    @Override
    public String toString() {
        return "line " + line + (field.isEmpty() ? "" : ", " + field) + ": " + reason;
    }
}
