/** How far the hops from ingest to the tables have come, as Kafka tells it. */
@NullMarked
package io.userdata.storage.hop;

import org.jspecify.annotations.NullMarked;
