/** A source's record becomes canonical fields, by configuration and not by code. */
@NullMarked
package io.userdata.transform.mapping;

import org.jspecify.annotations.NullMarked;
