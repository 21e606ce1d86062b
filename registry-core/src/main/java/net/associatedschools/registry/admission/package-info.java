/** Decisions over several streams, and the one desk that takes every command. */
@NullMarked
package net.associatedschools.registry.admission;

import org.jspecify.annotations.NullMarked;
