/**
 * What Axon's storage engines promise, as a suite for JUnit that runs on any of them: extend {@link
 * net.associatedschools.registry.store.contract.EventStorageEngineContract}.
 */
@NullMarked
package net.associatedschools.registry.store.contract;

import org.jspecify.annotations.NullMarked;
