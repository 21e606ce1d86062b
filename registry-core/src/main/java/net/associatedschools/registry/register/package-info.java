/** What the log can say of the register as a whole. */
@NullMarked
package net.associatedschools.registry.register;

import org.jspecify.annotations.NullMarked;
