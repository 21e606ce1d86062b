/** What members owe, and what follows by the rules of their countries when a day has passed. */
@NullMarked
package net.associatedschools.registry.view.duty;

import org.jspecify.annotations.NullMarked;
