/** A source's record becomes canonical fields, by configuration and not by code. */
@NullMarked
package io.userdata.processor.mapping;

import org.jspecify.annotations.NullMarked;
