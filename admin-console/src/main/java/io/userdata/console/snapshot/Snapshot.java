package io.userdata.console.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the services said at one moment; what is JSON here is as they said it.
 *
 * @param runs the newest and all that are not at their end, newest first; with slices where they are not
 * @param ledgers of these runs, by run id
 * @param quarantine open entries by stage, as storage-service counts them
 * @param unknown why a list is not known, by its name; a list that is not named here is whole
 */
public record Snapshot(
        Instant at,
        List<ServiceView> services,
        List<JsonNode> sources,
        List<JsonNode> runs,
        Map<String, JsonNode> ledgers,
        List<JsonNode> lanes,
        List<FlowView> flow,
        Map<String, Double> quarantine,
        Map<String, String> unknown) {

    /**
     * A service.
     *
     * @param state up, unready or down
     * @param problem why it is not up
     */
    public record ServiceView(
            String name,
            String title,
            String state,
            @Nullable String problem) {}

    /**
     * A lane from end to end.
     *
     * @param freshness null: nothing was stored while a page was open
     */
    public record FlowView(
            String lane, List<HopView> hops, @Nullable FreshnessView freshness) {}

    /**
     * What a service did for a lane.
     *
     * @param total records since the service started; null: it told none
     * @param rate records a second, between the last two looks; null: there was only one, or it told none
     * @param lag records that wait before it; null: it has no topic to read, or no service could tell
     */
    public record HopView(
            String hop,
            @Nullable Double total,
            @Nullable Double rate,
            @Nullable Double lag) {}

    /**
     * Seconds from fetched to stored, of the records stored lately.
     *
     * @param most what the service can tell apart: a value that is not less may be more
     * @param count how many these were
     */
    public record FreshnessView(double p50, double p99, double most, double count) {}
}
