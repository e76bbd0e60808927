/** The suite as a program that runs: its processes, addresses, tables and memory. */
@NullMarked
package io.userdata.chaos.suite;

import org.jspecify.annotations.NullMarked;
