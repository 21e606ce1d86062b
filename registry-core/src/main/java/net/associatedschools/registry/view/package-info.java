/**
 * How views come from the log: rows of what held when, and between which positions the register
 * believed it. One fold, one projection, one form of table for all of them.
 */
@NullMarked
package net.associatedschools.registry.view;

import org.jspecify.annotations.NullMarked;
