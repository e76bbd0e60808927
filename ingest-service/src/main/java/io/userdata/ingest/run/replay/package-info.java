/** Raw records read back from their topics. */
@NullMarked
package io.userdata.ingest.run.replay;

import org.jspecify.annotations.NullMarked;
