/**
 * How fast the store is, beside Axon's own JDBC engine and beside what PostgreSQL can do at all. Run
 * by {@link net.associatedschools.registry.bench.StoreBench}, published nowhere.
 */
@NullMarked
package net.associatedschools.registry.bench;

import org.jspecify.annotations.NullMarked;
