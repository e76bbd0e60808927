/** Embeds Spark: raw records of any source become clean, enriched users. */
@NullMarked
package io.userdata.processor;

import org.jspecify.annotations.NullMarked;
