/** Who may call what: tokens, roles, and what stands in the way of a browser being misused. */
@NullMarked
package io.userdata.starter.security;

import org.jspecify.annotations.NullMarked;
