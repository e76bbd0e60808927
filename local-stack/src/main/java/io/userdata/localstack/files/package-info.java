/** Folders, checksums and files that only their owner may read. */
@NullMarked
package io.userdata.localstack.files;

import org.jspecify.annotations.NullMarked;
