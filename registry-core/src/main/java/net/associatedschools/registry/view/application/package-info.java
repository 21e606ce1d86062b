/** Where each application stands on any day, as known at any position. */
@NullMarked
package net.associatedschools.registry.view.application;

import org.jspecify.annotations.NullMarked;
