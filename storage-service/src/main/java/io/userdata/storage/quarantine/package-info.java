/** Records that left the flow, of every stage. */
@NullMarked
package io.userdata.storage.quarantine;

import org.jspecify.annotations.NullMarked;
