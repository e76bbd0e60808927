/** The ingest service: polls user APIs and publishes raw records exactly once. */
@NullMarked
package io.userdata.ingest;

import org.jspecify.annotations.NullMarked;
