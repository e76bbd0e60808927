/** The user API of chaos, with faults of its own. */
@NullMarked
package io.userdata.chaos.source;

import org.jspecify.annotations.NullMarked;
