/** What the services say, collected once for all who look. */
@NullMarked
package io.userdata.console.snapshot;

import org.jspecify.annotations.NullMarked;
