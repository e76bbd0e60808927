/** Runs: how they are owned and answered for. */
@NullMarked
package io.userdata.ingest.run;

import org.jspecify.annotations.NullMarked;
