/** A school as a timeline: what may be asked of it, its rules, what can have happened. */
@NullMarked
package net.associatedschools.registry.school;

import org.jspecify.annotations.NullMarked;
