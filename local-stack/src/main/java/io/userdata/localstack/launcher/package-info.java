/** The command behind {@code ./run}. */
@NullMarked
package io.userdata.localstack.launcher;

import org.jspecify.annotations.NullMarked;
