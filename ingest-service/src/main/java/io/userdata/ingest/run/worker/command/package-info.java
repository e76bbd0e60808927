/** Carries out the commands on the partition of a worker, each once. */
@NullMarked
package io.userdata.ingest.run.worker.command;

import org.jspecify.annotations.NullMarked;
