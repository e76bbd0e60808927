/** The rules for packages that every module's architecture test uses. */
@NullMarked
package io.userdata.architecture;

import org.jspecify.annotations.NullMarked;
