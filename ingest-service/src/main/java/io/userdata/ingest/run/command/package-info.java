/** What a caller can do with runs: commands to the owner of a source, answered when the view shows them. */
@NullMarked
package io.userdata.ingest.run.command;

import org.jspecify.annotations.NullMarked;
