/** Tells a broken dependency from a broken record. */
@NullMarked
package io.userdata.storage.fault;

import org.jspecify.annotations.NullMarked;
