/** Runs and their durable state on the topics {@code ingest.runs} and {@code ingest.commands}. */
@NullMarked
package io.userdata.events.run;

import org.jspecify.annotations.NullMarked;
