/** How each country stands on any day, as known at any position. */
@NullMarked
package net.associatedschools.registry.view.country;

import org.jspecify.annotations.NullMarked;
