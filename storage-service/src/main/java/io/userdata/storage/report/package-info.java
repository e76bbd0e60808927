/** Counts over stored users, without personal data. */
@NullMarked
package io.userdata.storage.report;

import org.jspecify.annotations.NullMarked;
