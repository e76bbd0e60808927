@NullMarked
package io.userdata.architecture.badly.named;

import org.jspecify.annotations.NullMarked;
