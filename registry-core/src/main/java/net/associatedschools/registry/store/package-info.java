/**
 * The event store: bytes in streams, at positions without gaps, on PostgreSQL or in memory, as an
 * engine for Axon. It knows nothing of schools, and any Axon application may use it.
 */
@NullMarked
package net.associatedschools.registry.store;

import org.jspecify.annotations.NullMarked;
