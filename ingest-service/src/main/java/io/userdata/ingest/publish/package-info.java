/** From a source's record to the records of one Kafka transaction. */
@NullMarked
package io.userdata.ingest.publish;

import org.jspecify.annotations.NullMarked;
