package io.userdata.console.viewer;

import io.userdata.console.snapshot.SnapshotCollector;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Writes snapshots as JSON. */
final class SnapshotJsonWriter implements Supplier<String> {
    private final SnapshotCollector collector;
    private final JsonMapper json;

    SnapshotJsonWriter(SnapshotCollector collector, JsonMapper json) {
        this.collector = collector;
        this.json = json;
    }

    @Override
    public String get() {
        return json.writeValueAsString(collector.look());
    }
}
