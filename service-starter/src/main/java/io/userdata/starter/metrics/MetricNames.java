package io.userdata.starter.metrics;

/** The names of the project's own metrics (docs/reference/metrics.md); their tags never hold ids of users or runs. */
public final class MetricNames {
    /** Counter of records, by source and lane. */
    public static final String RECORDS_PUBLISHED = "userdata.ingest.records.published";

    /** Counter of page outcomes, by source and outcome. */
    public static final String PAGES = "userdata.ingest.pages";

    /** Counter of commands on their topic that were passed over, by reason. */
    public static final String COMMANDS_PASSED = "userdata.ingest.commands.passed";

    /** Timer of what a source's runs waited for, by source and reason. */
    public static final String SOURCE_WAIT = "userdata.ingest.source.wait";

    /** Gauge of runs that are not terminal, by source and state. */
    public static final String RUNS = "userdata.ingest.runs";

    /** Gauge, 1 while the source is paused, by source. */
    public static final String SOURCE_PAUSED = "userdata.ingest.source.paused";

    /** Gauge in seconds since the oldest open run last made progress, by source. */
    public static final String SOURCE_STUCK = "userdata.ingest.source.stuck";

    /** Gauge in seconds since a scheduled source last gave a record, by source. */
    public static final String SOURCE_SILENT = "userdata.ingest.source.silent";

    /** Counter of rows, by lane and outcome. */
    public static final String PROCESSOR_ROWS = "userdata.processor.rows";

    /** Gauge of raw records not yet processed, by lane. */
    public static final String PROCESSOR_BEHIND = "userdata.processor.behind";

    /** Gauge, 1 for the state a lane's query is in, by lane and state. */
    public static final String PROCESSOR_QUERY = "userdata.processor.query";

    /** Counter of restarts of a lane's query, by lane. */
    public static final String PROCESSOR_QUERY_RESTARTS = "userdata.processor.query.restarts";

    /** Gauge, 1 while a lane is ready, by lane. */
    public static final String PROCESSOR_READY = "userdata.processor.ready";

    /** Gauge, 1 for the reason why a lane is not ready, by lane and reason. */
    public static final String PROCESSOR_PROBLEM = "userdata.processor.problem";

    /** Gauge in seconds since a lane's query last ended a batch or an epoch, by lane. */
    public static final String PROCESSOR_SILENT = "userdata.processor.silent";

    /** Gauge of Spark's tasks that run at this moment. */
    public static final String SPARK_TASKS = "userdata.processor.spark.tasks";

    /** Gauge of Spark's jobs that run at this moment. */
    public static final String SPARK_JOBS = "userdata.processor.spark.jobs";

    /** Gauge of Spark's executors, the driver of local mode counting as one. */
    public static final String SPARK_EXECUTORS = "userdata.processor.spark.executors";

    /** Gauge of the bytes that Spark's executors hold in memory. */
    public static final String SPARK_STORAGE = "userdata.processor.spark.storage";

    /** Counter of stored records, by lane and outcome. */
    public static final String STORAGE_RECORDS = "userdata.storage.records";

    /** Gauge, 1 for the state a listener is in, by lane and state. */
    public static final String STORAGE_FLOW = "userdata.storage.flow";

    /** Histogram in seconds from fetchedAt to committed, by lane and source. */
    public static final String FRESHNESS = "userdata.freshness";

    /** Histogram in seconds of fetchedAt less observedAt, by source. */
    public static final String SOURCE_AGE = "userdata.source.age";

    /** Gauge of runs whose ledger is UNBALANCED. */
    public static final String LEDGER_UNBALANCED = "userdata.ledger.unbalanced";

    /** Gauge of runs whose ledger is OPEN. */
    public static final String LEDGER_OPEN = "userdata.ledger.open";

    /** Gauge in seconds since the oldest terminal run ended whose ledger is not decided. */
    public static final String LEDGER_OLDEST_UNDECIDED = "userdata.ledger.oldest.undecided";

    /** Gauge of open quarantine entries, by stage. */
    public static final String QUARANTINE_SIZE = "userdata.quarantine.size";

    /** Gauge of records that a consumer group has yet to read, as the broker sees it, by group and topic. */
    public static final String LAG = "userdata.lag";

    /** Gauge of how far a consumer group has come, its committed offsets added up, by group and topic. */
    public static final String LAG_OFFSET = "userdata.lag.offset";

    /** Counter of stored records and of those in quarantine, by source and outcome. */
    public static final String SOURCE_RECORDS = "userdata.storage.source.records";

    /** Summary of how many fields a stored user has, by source. */
    public static final String SOURCE_FIELDS = "userdata.storage.source.fields";

    private MetricNames() {}
}
