/** Records that left the flow, with the reason and the original bytes. */
@NullMarked
package io.userdata.events.quarantine;

import org.jspecify.annotations.NullMarked;
