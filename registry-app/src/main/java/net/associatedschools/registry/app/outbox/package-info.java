/** Who is to hear of what the log says, and the ways by which they do. */
@NullMarked
package net.associatedschools.registry.app.outbox;

import org.jspecify.annotations.NullMarked;
