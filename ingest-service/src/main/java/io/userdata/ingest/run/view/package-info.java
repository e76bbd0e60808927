/** What this instance has read of all runs, and the metrics of each source that follow from it. */
@NullMarked
package io.userdata.ingest.run.view;

import org.jspecify.annotations.NullMarked;
