/** Who speaks: accounts, their tokens, and which role may use which route. */
@NullMarked
package net.associatedschools.registry.app.access;

import org.jspecify.annotations.NullMarked;
