/** What ingest says of its runs: what a ledger must account for. */
@NullMarked
package io.userdata.storage.run;

import org.jspecify.annotations.NullMarked;
