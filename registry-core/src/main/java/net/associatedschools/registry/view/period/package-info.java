/**
 * Which school was what, on any day, as known at any position: the periods of membership and the
 * questions asked of them.
 */
@NullMarked
package net.associatedschools.registry.view.period;

import org.jspecify.annotations.NullMarked;
