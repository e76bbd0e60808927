/** The canonical user as columns: what {@code user.write} stores and {@code user.read} shows. */
@NullMarked
package io.userdata.storage.user;

import org.jspecify.annotations.NullMarked;
