/** Asks sources over HTTP: whom it may call, as whom, and what an answer means. */
@NullMarked
package io.userdata.ingest.source.http;

import org.jspecify.annotations.NullMarked;
