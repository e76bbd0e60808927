/** The names of the project's own metrics. */
@NullMarked
package io.userdata.starter.metrics;

import org.jspecify.annotations.NullMarked;
