/** An invented network of schools, 1953-2026, to fill an empty register with and look at. */
@NullMarked
package net.associatedschools.registry.app.demo;

import org.jspecify.annotations.NullMarked;
