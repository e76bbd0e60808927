/** Canonical fields become a user whose every value has its one right form, or an issue. */
@NullMarked
package io.userdata.transform.cleaning;

import org.jspecify.annotations.NullMarked;
