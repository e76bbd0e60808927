/** Works the runs of the partitions that this instance owns. */
@NullMarked
package io.userdata.ingest.run.worker;

import org.jspecify.annotations.NullMarked;
