/** The application on the registry: HTTP, pages and command line. */
@NullMarked
package net.associatedschools.registry.app;

import org.jspecify.annotations.NullMarked;
