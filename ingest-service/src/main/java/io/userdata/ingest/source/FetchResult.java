package io.userdata.ingest.source;

/** What came of asking a source for a page: the page, or a named fault; never an empty list in place of a fault. */
public sealed interface FetchResult permits Page, Fault {}
