/** How long replaced states of users are kept. */
@NullMarked
package io.userdata.storage.history;

import org.jspecify.annotations.NullMarked;
