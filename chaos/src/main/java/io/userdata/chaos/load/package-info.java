/** What callers and operators ask of the suite meanwhile. */
@NullMarked
package io.userdata.chaos.load;

import org.jspecify.annotations.NullMarked;
