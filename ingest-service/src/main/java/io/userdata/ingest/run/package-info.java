/** Runs as they are: their states, their slices, and how they stand on {@code ingest.runs}. */
@NullMarked
package io.userdata.ingest.run;

import org.jspecify.annotations.NullMarked;
