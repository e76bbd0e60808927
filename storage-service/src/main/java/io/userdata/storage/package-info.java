/** Stores enriched users in PostgreSQL and accounts for each of them. */
@NullMarked
package io.userdata.storage;

import org.jspecify.annotations.NullMarked;
