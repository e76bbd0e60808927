/** Finds users and their changes, and decides what a viewer sees of them. */
@NullMarked
package io.userdata.storage.user.read;

import org.jspecify.annotations.NullMarked;
