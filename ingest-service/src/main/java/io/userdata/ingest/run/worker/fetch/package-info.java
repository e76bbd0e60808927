/** Fetches pages: whose page is next, what came of asking for it, and what a fault leads to. */
@NullMarked
package io.userdata.ingest.run.worker.fetch;

import org.jspecify.annotations.NullMarked;
