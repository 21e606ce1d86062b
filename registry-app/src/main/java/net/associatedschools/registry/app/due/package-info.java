/** Says, on one node at a time, what follows from dates. */
@NullMarked
package net.associatedschools.registry.app.due;

import org.jspecify.annotations.NullMarked;
