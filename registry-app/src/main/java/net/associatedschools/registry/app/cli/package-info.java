/** The commands of the command line, one file each. */
@NullMarked
package net.associatedschools.registry.app.cli;

import org.jspecify.annotations.NullMarked;
