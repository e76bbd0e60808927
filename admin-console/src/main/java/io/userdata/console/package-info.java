/** The admin console. */
@NullMarked
package io.userdata.console;

import org.jspecify.annotations.NullMarked;
