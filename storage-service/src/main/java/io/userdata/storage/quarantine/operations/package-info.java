/** What operators do with quarantined records: fix, replay, discard; every action is kept with who did it. */
@NullMarked
package io.userdata.storage.quarantine.operations;

import org.jspecify.annotations.NullMarked;
