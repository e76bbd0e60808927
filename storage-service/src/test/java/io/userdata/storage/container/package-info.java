/** The service on containers, where they can be had. */
@NullMarked
package io.userdata.storage.container;

import org.jspecify.annotations.NullMarked;
