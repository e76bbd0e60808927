/** The REST API. */
@NullMarked
package io.userdata.ingest.web;

import org.jspecify.annotations.NullMarked;
