/**
 * What makes the log provable to outsiders, in the JDK's own words: the Merkle tree of RFC 6962.
 */
@NullMarked
package net.associatedschools.registry.proof;

import org.jspecify.annotations.NullMarked;
