/** What the launcher shows. */
@NullMarked
package io.userdata.localstack.terminal;

import org.jspecify.annotations.NullMarked;
