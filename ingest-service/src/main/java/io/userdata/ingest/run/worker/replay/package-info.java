/** Raw records read back from their topics. */
@NullMarked
package io.userdata.ingest.run.worker.replay;

import org.jspecify.annotations.NullMarked;
