/**
 * Persons and free texts outside the log (R-PRIV-1): kept encrypted, referred to by id, erasable.
 */
@NullMarked
package net.associatedschools.registry.person;

import org.jspecify.annotations.NullMarked;
