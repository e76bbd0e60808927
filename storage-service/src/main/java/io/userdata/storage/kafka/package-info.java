/** How the service's Kafka clients are set up. */
@NullMarked
package io.userdata.storage.kafka;

import org.jspecify.annotations.NullMarked;
