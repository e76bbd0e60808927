/** From the topics into the database: batches, lanes, what happens on a fault. */
@NullMarked
package io.userdata.storage.consume;

import org.jspecify.annotations.NullMarked;
