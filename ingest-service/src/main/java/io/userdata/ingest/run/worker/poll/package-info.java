/** Starts the polls that are due by schedule. */
@NullMarked
package io.userdata.ingest.run.worker.poll;

import org.jspecify.annotations.NullMarked;
