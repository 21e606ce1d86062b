package net.associatedschools.registry.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** JSON that doesn't say what it should: the field, by its path from the top, and why. */
public final class UnreadableJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String detail;

    UnreadableJson(String what, JsonProcessingException cause) {
        super(what + ": " + cause.getOriginalMessage() + at(path(cause)), cause);
        field = path(cause);
        detail = cause.getOriginalMessage();
    }

    /** {@code statement.evidence[0].title}; empty where it isn't even JSON. */
    public String field() {
        return field;
    }

    public String detail() {
        return detail;
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : " at " + path;
    }

    private static String path(JsonProcessingException cause) {
        if (!(cause instanceof JsonMappingException mapping)) return "";
        return mapping.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
