/** What follows from a clean user and well-kept data. */
@NullMarked
package io.userdata.processor.enrichment;

import org.jspecify.annotations.NullMarked;
