/** What the import of lists promises. */
@NullMarked
package net.associatedschools.registry.importing;

import org.jspecify.annotations.NullMarked;
