/** What is configured under {@code sources}: the settings, their checks, and what is said about wrong ones. */
@NullMarked
package io.userdata.ingest.source.config;

import org.jspecify.annotations.NullMarked;
