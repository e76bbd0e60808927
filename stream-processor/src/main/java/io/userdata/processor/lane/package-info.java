/** Starts, watches and restarts the queries, and says how they are. */
@NullMarked
package io.userdata.processor.lane;

import org.jspecify.annotations.NullMarked;
