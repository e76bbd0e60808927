/** The REST API. */
@NullMarked
package io.userdata.storage.web;

import org.jspecify.annotations.NullMarked;
