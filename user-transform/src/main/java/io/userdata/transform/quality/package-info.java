/** How much of a user can be trusted, by the issues that cleaning found. */
@NullMarked
package io.userdata.transform.quality;

import org.jspecify.annotations.NullMarked;
