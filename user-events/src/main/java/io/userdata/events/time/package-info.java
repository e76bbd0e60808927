/** The form in which records write times. */
@NullMarked
package io.userdata.events.time;

import org.jspecify.annotations.NullMarked;
