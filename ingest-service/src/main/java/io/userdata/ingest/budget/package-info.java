/** What a source may be asked for, and how long to wait before it is asked again. */
@NullMarked
package io.userdata.ingest.budget;

import org.jspecify.annotations.NullMarked;
