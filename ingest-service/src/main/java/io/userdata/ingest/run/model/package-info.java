/** Runs as they are: their states, slices and schedules, and how they stand on {@code ingest.runs}. */
@NullMarked
package io.userdata.ingest.run.model;

import org.jspecify.annotations.NullMarked;
