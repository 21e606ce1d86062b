/** The register over HTTP: what every answer and every error has in common. */
@NullMarked
package net.associatedschools.registry.app.rest;

import org.jspecify.annotations.NullMarked;
