/** The services the console asks, and how. */
@NullMarked
package io.userdata.console.service;

import org.jspecify.annotations.NullMarked;
