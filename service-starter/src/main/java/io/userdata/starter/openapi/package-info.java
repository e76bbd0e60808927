/** How the services describe their REST API. */
@NullMarked
package io.userdata.starter.openapi;

import org.jspecify.annotations.NullMarked;
