/** User APIs by configuration: what to ask, how to read the answer, and what can be wrong with it. */
@NullMarked
package io.userdata.ingest.source;

import org.jspecify.annotations.NullMarked;
