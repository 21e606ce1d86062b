/** Numbers that were published: by others, and by HQ out of this register (R-STAT-2). */
@NullMarked
package net.associatedschools.registry.figure;

import org.jspecify.annotations.NullMarked;
