package io.userdata.starter.metrics;

/** The names of the project's own metrics; their tags never hold ids of users or runs. */
public final class MetricNames {
    /** Counter of records, by source and lane. */
    public static final String RECORDS_PUBLISHED = "userdata.ingest.records.published";

    /** Counter of page outcomes, by source and outcome. */
    public static final String PAGES = "userdata.ingest.pages";

    /** Timer of what a source's runs waited for, by source and reason. */
    public static final String SOURCE_WAIT = "userdata.ingest.source.wait";

    /** Counter of rows, by lane and outcome. */
    public static final String PROCESSOR_ROWS = "userdata.processor.rows";

    /** Gauge of raw records not yet processed, by lane. */
    public static final String PROCESSOR_BEHIND = "userdata.processor.behind";

    /** Gauge of 1 for the state that a lane's query is in and 0 for the others, by lane and state. */
    public static final String PROCESSOR_QUERY = "userdata.processor.query";

    /** Counter of restarts of a lane's query, by lane. */
    public static final String PROCESSOR_RESTARTS = "userdata.processor.query.restarts";

    /** Counter of stored records, by lane and outcome. */
    public static final String STORAGE_RECORDS = "userdata.storage.records";

    /** Histogram in seconds from fetchedAt to committed, by lane and source. */
    public static final String FRESHNESS = "userdata.freshness";

    /** Histogram in seconds of fetchedAt less observedAt, by source. */
    public static final String SOURCE_AGE = "userdata.source.age";

    /** Gauge of runs whose ledger is UNBALANCED. */
    public static final String LEDGER_UNBALANCED = "userdata.ledger.unbalanced";

    /** Gauge of open quarantine entries, by stage. */
    public static final String QUARANTINE_SIZE = "userdata.quarantine.size";

    private MetricNames() {}
}
