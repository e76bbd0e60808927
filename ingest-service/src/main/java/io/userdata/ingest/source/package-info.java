/** User APIs: what a source is, and what comes of asking it for a page. */
@NullMarked
package io.userdata.ingest.source;

import org.jspecify.annotations.NullMarked;
