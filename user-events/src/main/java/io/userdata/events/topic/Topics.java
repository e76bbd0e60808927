package io.userdata.events.topic;

import io.userdata.events.record.Lane;

/** The topics between the services; their partitions and settings are service-starter's. */
public final class Topics {
    public static final String RAW_LIVE = "users.raw.live";
    public static final String RAW_BACKFILL = "users.raw.backfill";
    public static final String ENRICHED_LIVE = "users.enriched.live";
    public static final String ENRICHED_BACKFILL = "users.enriched.backfill";
    public static final String QUARANTINE = "users.quarantine";
    public static final String COMMANDS = "ingest.commands";
    public static final String RUNS = "ingest.runs";

    private Topics() {}

    public static String raw(Lane lane) {
        return "users.raw." + lane.text();
    }

    public static String enriched(Lane lane) {
        return "users.enriched." + lane.text();
    }
}
