/** The database at start: waits for it, migrates it, keeps row values out of its errors. */
@NullMarked
package io.userdata.storage.database;

import org.jspecify.annotations.NullMarked;
