/** How much a source may be asked for, and how long to wait before it is asked again. */
@NullMarked
package io.userdata.ingest.source.limit;

import org.jspecify.annotations.NullMarked;
