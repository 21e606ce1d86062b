/** Lists of members from before the register: read row by row, recorded once (domain.md 7). */
@NullMarked
package net.associatedschools.registry.importing;

import org.jspecify.annotations.NullMarked;
