/** Countries' rules as files: read, checked against a schema, and tried on scenarios. */
@NullMarked
package net.associatedschools.registry.app.policy;

import org.jspecify.annotations.NullMarked;
