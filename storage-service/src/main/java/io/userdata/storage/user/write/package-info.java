/** Writes users by the guarded upsert, with their history. */
@NullMarked
package io.userdata.storage.user.write;

import org.jspecify.annotations.NullMarked;
