/** The page and what it is told about its viewer. */
@NullMarked
package io.userdata.console.web;

import org.jspecify.annotations.NullMarked;
