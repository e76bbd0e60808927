/** What became of every number of every run. */
@NullMarked
package io.userdata.storage.ledger;

import org.jspecify.annotations.NullMarked;
