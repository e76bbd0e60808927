/** The whole suite, started with {@code ./run} as anybody would, and broken on purpose. */
@NullMarked
package io.userdata.acceptance;

import org.jspecify.annotations.NullMarked;
