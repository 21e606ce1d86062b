/** Published figures, and how they stand beside the register's own (R-STAT-2). */
@NullMarked
package net.associatedschools.registry.view.figure;

import org.jspecify.annotations.NullMarked;
