/** How long to wait before a source is asked again. */
@NullMarked
package io.userdata.ingest.budget;

import org.jspecify.annotations.NullMarked;
