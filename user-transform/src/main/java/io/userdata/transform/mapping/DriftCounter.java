package io.userdata.transform.mapping;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts drifts by source and path; a source with too many paths has the further ones counted together. */
public final class DriftCounter implements DriftListener {
    /** Those of the tasks that run in this process, which by default are all. */
    public static final DriftCounter OF_THIS_PROCESS = new DriftCounter();

    /** The path that stands for those beyond the limit. */
    static final String FURTHER = "*";

    static final int MAX_PATHS = 200;

    private final Map<String, Map<SchemaDrift, LongAdder>> bySource = new ConcurrentHashMap<>();

    @Override
    public void met(SchemaDrift drift) {
        Map<SchemaDrift, LongAdder> counts =
                bySource.computeIfAbsent(drift.source(), added -> new ConcurrentHashMap<>());
        LongAdder count = counts.get(drift);
        if (count == null) {
            boolean full = counts.size() >= MAX_PATHS;
            SchemaDrift counted = full ? new SchemaDrift(drift.source(), drift.kind(), FURTHER) : drift;
            count = counts.computeIfAbsent(counted, added -> new LongAdder());
        }
        count.increment();
    }

    /** The drifts of a kind of one source, by path. */
    public Map<String, Long> of(String source, SchemaDrift.Kind kind) {
        Map<String, Long> byPath = new TreeMap<>();
        bySource.getOrDefault(source, Map.of()).forEach((drift, count) -> {
            if (drift.kind() == kind) {
                byPath.put(drift.path(), count.sum());
            }
        });
        return byPath;
    }
}
