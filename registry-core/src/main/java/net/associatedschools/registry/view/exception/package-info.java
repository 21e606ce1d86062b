/** What somebody who looks after the register would look at first. */
@NullMarked
package net.associatedschools.registry.view.exception;

import org.jspecify.annotations.NullMarked;
