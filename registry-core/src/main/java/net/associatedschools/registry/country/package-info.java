/** What is dated about a country: UNESCO status, region, coordinators, intake, policy. */
@NullMarked
package net.associatedschools.registry.country;

import org.jspecify.annotations.NullMarked;
