/** The people who look at this moment. */
@NullMarked
package io.userdata.console.viewer;

import org.jspecify.annotations.NullMarked;
