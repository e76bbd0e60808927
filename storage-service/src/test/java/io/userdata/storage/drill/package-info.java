/** Drills with the service as a process of its own. */
@NullMarked
package io.userdata.storage.drill;

import org.jspecify.annotations.NullMarked;
