/** How fast users are stored, beside other ways of storing them; started by benchmarks/. */
@NullMarked
package io.userdata.storage.benchmark;

import org.jspecify.annotations.NullMarked;
