/** Compares what the suite holds with what must have come of it. */
@NullMarked
package io.userdata.chaos.oracle;

import org.jspecify.annotations.NullMarked;
