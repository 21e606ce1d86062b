/** What happened, retold for people: each fact as a sentence, and what stood after it. */
@NullMarked
package net.associatedschools.registry.audit;

import org.jspecify.annotations.NullMarked;
