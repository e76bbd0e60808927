/** Settings that every service shares. */
@NullMarked
package io.userdata.starter.defaults;

import org.jspecify.annotations.NullMarked;
