/** Tests of rules and dashboards. */
@NullMarked
package io.userdata.observability;

import org.jspecify.annotations.NullMarked;
