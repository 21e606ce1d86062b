/** The one door to the register: {@code Registry} and all its wiring. */
@org.jspecify.annotations.NullMarked
package net.associatedschools.registry;
