/** The views' rows on PostgreSQL: written in bulk beside their token, read as of any point. */
@NullMarked
package net.associatedschools.registry.app.view;

import org.jspecify.annotations.NullMarked;
