/**
 * Whether two names mean one school: how alike they are and why, and which schools of the register
 * are likely the same.
 */
@NullMarked
package net.associatedschools.registry.likeness;

import org.jspecify.annotations.NullMarked;
