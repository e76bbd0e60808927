/** Apache Kafka itself, in a JVM of its own. */
@NullMarked
package io.userdata.localstack.broker;

import org.jspecify.annotations.NullMarked;
