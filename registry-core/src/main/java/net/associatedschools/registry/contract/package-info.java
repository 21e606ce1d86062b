/** What the log's bytes mean: chosen names, JSON, older revisions brought up to date. */
@NullMarked
package net.associatedschools.registry.contract;

import org.jspecify.annotations.NullMarked;
