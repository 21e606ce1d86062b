/** The public pages: read from the same questions as the API, written by templates. */
@NullMarked
package net.associatedschools.registry.app.pages;

import org.jspecify.annotations.NullMarked;
