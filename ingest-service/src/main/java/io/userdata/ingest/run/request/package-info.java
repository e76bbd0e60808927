/** What a caller can do with runs: commands to their owner, and the view that shows what came of them. */
@NullMarked
package io.userdata.ingest.run.request;

import org.jspecify.annotations.NullMarked;
