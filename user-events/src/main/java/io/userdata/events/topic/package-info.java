/** Names of the topics. */
@NullMarked
package io.userdata.events.topic;

import org.jspecify.annotations.NullMarked;
