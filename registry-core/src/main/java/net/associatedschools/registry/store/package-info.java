/**
 * The event store: bytes in streams, at positions without gaps, on PostgreSQL or in memory, as an
 * engine for Axon. It knows nothing of schools, and any Axon application may use it.
 *
 * <p>The way of an append to the disk: {@link EventLogEngine#appendEvents} makes bytes of messages;
 * {@link GroupCommit} decides who writes for whom; {@link LogWriter} sends a group, and finds out
 * what became of one that was refused or not answered; {@link AppendStatement} is what is sent.
 */
@NullMarked
package net.associatedschools.registry.store;

import org.jspecify.annotations.NullMarked;
