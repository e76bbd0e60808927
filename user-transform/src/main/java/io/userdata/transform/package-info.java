/** One raw record in, one record out: enriched, or quarantined with its reason. Knows nothing of Spark. */
@NullMarked
package io.userdata.transform;

import org.jspecify.annotations.NullMarked;
