package net.associatedschools.registry.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NoPupilTest {
    private static final Pattern PUPIL =
            Pattern.compile("pupil|student|learner|child|minor|birth|gender|grade");

    @Test
    void R_PRIV_2_no_field_of_any_event_is_for_a_pupil() {
        var fields = new TreeSet<String>();
        var seen = new HashSet<Class<?>>();
        for (var event : EventNames.current().events()) gather(event, seen, fields);
        assertTrue(fields.contains("Profile.name"), "looks into what events are made of");
        var ofPupils =
                fields.stream()
                        .filter(field -> PUPIL.matcher(field.toLowerCase(Locale.ROOT)).find())
                        .toList();
        // R-APP-2 asks how a school's fee exempts students, which is said of all of them.
        assertEquals(List.of("Form.studentsExempt"), ofPupils);
    }

    private static void gather(Type type, Set<Class<?>> seen, Set<String> fields) {
        if (type instanceof ParameterizedType of) {
            for (var argument : of.getActualTypeArguments()) gather(argument, seen, fields);
        }
        if (!(type instanceof Class<?> its) || !seen.add(its)) return;
        if (its.isSealed()) {
            for (var member : its.getPermittedSubclasses()) gather(member, seen, fields);
        }
        if (!its.isRecord()) return;
        for (RecordComponent component : its.getRecordComponents()) {
            fields.add(its.getSimpleName() + "." + component.getName());
            gather(component.getGenericType(), seen, fields);
        }
    }
}
