/**
 * One attempt of one school to join: what may be asked of it, its rules, what can have happened.
 */
@NullMarked
package net.associatedschools.registry.application;

import org.jspecify.annotations.NullMarked;
