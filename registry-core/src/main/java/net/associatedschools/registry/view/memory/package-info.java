/** The views of a register without a database of its own for them: folded at start, in memory. */
@NullMarked
package net.associatedschools.registry.view.memory;

import org.jspecify.annotations.NullMarked;
