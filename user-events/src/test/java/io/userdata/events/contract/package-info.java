/** What holds the contract together: schemas, golden JSON and the frozen schemas of what is in use. */
@NullMarked
package io.userdata.events.contract;

import org.jspecify.annotations.NullMarked;
