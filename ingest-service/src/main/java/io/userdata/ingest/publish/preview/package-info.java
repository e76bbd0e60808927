/** A source's page tried without publishing it. */
@NullMarked
package io.userdata.ingest.publish.preview;

import org.jspecify.annotations.NullMarked;
