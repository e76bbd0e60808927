/** What chaos prints while it runs, with the time since it began. */
@NullMarked
package io.userdata.chaos.journal;

import org.jspecify.annotations.NullMarked;
