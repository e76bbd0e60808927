/** What follows from a clean user and well-kept data. */
@NullMarked
package io.userdata.transform.enrichment;

import org.jspecify.annotations.NullMarked;
