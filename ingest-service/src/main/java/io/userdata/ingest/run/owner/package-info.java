/** The owner of a partition of runs: who works the runs, in which order, and what happens when that goes wrong. */
@NullMarked
package io.userdata.ingest.run.owner;

import org.jspecify.annotations.NullMarked;
