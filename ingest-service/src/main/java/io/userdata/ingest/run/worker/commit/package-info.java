/** The state of a partition's runs, and the one place that writes it, with or without the records of a page. */
@NullMarked
package io.userdata.ingest.run.worker.commit;

import org.jspecify.annotations.NullMarked;
