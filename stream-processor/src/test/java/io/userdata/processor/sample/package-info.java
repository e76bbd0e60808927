/** Raw records and shipped settings for tests. */
@NullMarked
package io.userdata.processor.sample;

import org.jspecify.annotations.NullMarked;
