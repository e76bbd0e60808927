/** Creates and checks the topics, and tells when they can be used. */
@NullMarked
package io.userdata.starter.topic;

import org.jspecify.annotations.NullMarked;
