/** What is done to the suite, and when: it follows from the seed. */
@NullMarked
package io.userdata.chaos.fault;

import org.jspecify.annotations.NullMarked;
