/** The application on the registry: HTTP, pages and command line. */
package net.associatedschools.registry.app;
