/** One register being served: database, beans and HTTP, started and stopped in order. */
@NullMarked
package net.associatedschools.registry.app.serving;

import org.jspecify.annotations.NullMarked;
