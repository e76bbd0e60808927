/** Records that travel from a source to the database: raw and enriched, their coordinates and their version. */
@NullMarked
package io.userdata.events.record;

import org.jspecify.annotations.NullMarked;
