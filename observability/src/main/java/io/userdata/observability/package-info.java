/** Reads the rules and dashboards of this folder, for tests. */
@NullMarked
package io.userdata.observability;

import org.jspecify.annotations.NullMarked;
