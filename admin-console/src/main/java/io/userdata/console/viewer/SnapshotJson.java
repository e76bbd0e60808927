package io.userdata.console.viewer;

import io.userdata.console.snapshot.SnapshotCollector;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Writes snapshots as JSON. */
final class SnapshotJson implements Supplier<String> {
    private final SnapshotCollector collector;
    private final JsonMapper json;

    SnapshotJson(SnapshotCollector collector, JsonMapper json) {
        this.collector = collector;
        this.json = json;
    }

    @Override
    public String get() {
        return json.writeValueAsString(collector.look());
    }
}
