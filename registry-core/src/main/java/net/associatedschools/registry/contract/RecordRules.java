package net.associatedschools.registry.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import net.associatedschools.registry.fact.AddedLater;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What annotations would say of our records, read off the records themselves, so that the domain
 * imports no Jackson: a record of one string is that string; what isn't {@code @Nullable} must be
 * there, but a list or map that is missing is empty, and one that was {@link AddedLater} is left
 * out while it is empty; a field that may hold several events holds one with its name.
 */
final class RecordRules extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasAsValue(Annotated annotated) {
        boolean isTheString =
                annotated instanceof AnnotatedMethod method
                        && method.getParameterCount() == 0
                        && isString(method.getDeclaringClass())
                        && method.getName()
                                .equals(
                                        method.getDeclaringClass()
                                                .getRecordComponents()[0]
                                                .getName());
        return isTheString ? Boolean.TRUE : super.hasAsValue(annotated);
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(
            MapperConfig<?> config, Annotated annotated) {
        boolean ofTheString =
                annotated instanceof AnnotatedConstructor constructor
                        && isString(constructor.getDeclaringClass())
                        && constructor.getParameterCount() == 1;
        return ofTheString
                ? JsonCreator.Mode.DELEGATING
                : super.findCreatorAnnotation(config, annotated);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        var component = component(annotated);
        if (component == null || isNullable(component)) return super.findSetterInfo(annotated);
        boolean many =
                Collection.class.isAssignableFrom(component.getType())
                        || Map.class.isAssignableFrom(component.getType());
        return JsonSetter.Value.construct(many ? Nulls.AS_EMPTY : Nulls.FAIL, Nulls.FAIL);
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
        return annotated.hasAnnotation(AddedLater.class)
                ? JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL)
                : super.findPropertyInclusion(annotated);
    }

    @Override
    public JsonSerialize.@Nullable Typing findSerializationTyping(Annotated annotated) {
        return EventNames.isFamily(annotated.getRawType())
                ? JsonSerialize.Typing.STATIC
                : super.findSerializationTyping(annotated);
    }

    /** An id or a code: one string and nothing else. */
    private static boolean isString(Class<?> type) {
        if (!type.isRecord()) return false;
        var components = type.getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class;
    }

    private static @Nullable RecordComponent component(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)) return null;
        var type = parameter.getDeclaringClass();
        if (!type.isRecord() || !(parameter.getOwner() instanceof AnnotatedConstructor owner)) {
            return null;
        }
        var components = type.getRecordComponents();
        return owner.getParameterCount() == components.length
                ? components[parameter.getIndex()]
                : null;
    }

    /** Where nothing is promised, null is possible. */
    private static boolean isNullable(RecordComponent component) {
        return !component.getDeclaringRecord().getPackage().isAnnotationPresent(NullMarked.class)
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
