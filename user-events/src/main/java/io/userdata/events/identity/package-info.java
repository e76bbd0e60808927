/** Who a record is about and where it travels: user id and partition. */
@NullMarked
package io.userdata.events.identity;

import org.jspecify.annotations.NullMarked;
