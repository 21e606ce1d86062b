/** What the erasable records promise. */
@NullMarked
package net.associatedschools.registry.person;

import org.jspecify.annotations.NullMarked;
