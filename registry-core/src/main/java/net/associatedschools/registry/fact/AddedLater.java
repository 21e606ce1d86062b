package net.associatedschools.registry.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a list that a record got after its first events were written. It is left out while it is
 * empty, so that what says no more than before is written byte for byte as before.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AddedLater {}
