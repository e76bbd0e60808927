/** Polls that begin by themselves: when, which, and where they go on. */
@NullMarked
package io.userdata.ingest.run.schedule;

import org.jspecify.annotations.NullMarked;
