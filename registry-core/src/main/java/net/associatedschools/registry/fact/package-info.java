/** The words that all share: ids, dates, actors, evidence, facts, rules. Imports the JDK alone. */
@NullMarked
package net.associatedschools.registry.fact;

import org.jspecify.annotations.NullMarked;
