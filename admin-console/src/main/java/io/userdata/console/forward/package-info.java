/** What a caller may ask a service through the console, with the caller's own token. */
@NullMarked
package io.userdata.console.forward;

import org.jspecify.annotations.NullMarked;
