/** The ways in which user APIs are paged through: where a slice stands, what to ask for, and what follows from a page. */
@NullMarked
package io.userdata.ingest.source.pagination;

import org.jspecify.annotations.NullMarked;
