/** Tests that start the whole suite with {@code ./run}, as a user does, and break it on purpose. */
@NullMarked
package io.userdata.acceptance;

import org.jspecify.annotations.NullMarked;
