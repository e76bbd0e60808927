/** The users table: the guarded upsert and the queries. */
@NullMarked
package io.userdata.storage.user;

import org.jspecify.annotations.NullMarked;
