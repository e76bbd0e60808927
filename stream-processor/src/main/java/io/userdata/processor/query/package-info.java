/** Spark: the session, and per lane one query from Kafka to Kafka around the transform. */
@NullMarked
package io.userdata.processor.query;

import org.jspecify.annotations.NullMarked;
