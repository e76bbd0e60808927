/** The canonical user, what enrichment adds to it and how good it is. */
@NullMarked
package io.userdata.events.user;

import org.jspecify.annotations.NullMarked;
