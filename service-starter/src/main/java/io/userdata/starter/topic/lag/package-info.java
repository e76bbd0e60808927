/** How far consumer groups are behind, as the broker tells it. */
@NullMarked
package io.userdata.starter.topic.lag;

import org.jspecify.annotations.NullMarked;
