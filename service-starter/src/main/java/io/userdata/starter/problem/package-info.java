/** Every error as one shape: RFC 9457 problem details. */
@NullMarked
package io.userdata.starter.problem;

import org.jspecify.annotations.NullMarked;
