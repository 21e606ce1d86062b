/** What the API says of itself: every operation, for people and for programs. */
@NullMarked
package net.associatedschools.registry.app.api;

import org.jspecify.annotations.NullMarked;
