/** The JSON of raw and enriched records: reads the one, with the reason where it cannot, and writes the other. */
@NullMarked
package io.userdata.transform.codec;

import org.jspecify.annotations.NullMarked;
