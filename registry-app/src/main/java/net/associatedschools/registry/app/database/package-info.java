/** Where the register lives: the data directory, its lock and the PostgreSQL server inside it. */
@NullMarked
package net.associatedschools.registry.app.database;

import org.jspecify.annotations.NullMarked;
