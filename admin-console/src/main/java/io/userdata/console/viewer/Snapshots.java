package io.userdata.console.viewer;

import io.userdata.console.snapshot.Collector;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Writes snapshots as JSON. */
final class Snapshots implements Supplier<String> {
    private final Collector collector;
    private final JsonMapper json;

    Snapshots(Collector collector, JsonMapper json) {
        this.collector = collector;
        this.json = json;
    }

    @Override
    public String get() {
        return json.writeValueAsString(collector.look());
    }
}
