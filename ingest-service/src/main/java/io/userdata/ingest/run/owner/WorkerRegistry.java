package io.userdata.ingest.run.owner;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owners that this instance has; taking and leaving a partition returns at once. */
final class WorkerRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRegistry.class);

    private final IntFunction<PartitionWorker> hire;
    private final Map<Integer, PartitionWorker> byPartition = new ConcurrentSkipListMap<>();

    WorkerRegistry(IntFunction<PartitionWorker> hire) {
        this.hire = hire;
    }

    void take(int partition) {
        leave(partition);
        PartitionWorker owner = hire.apply(partition);
        byPartition.put(partition, owner);
        Thread thread = new Thread(owner, "owner-" + partition);
        thread.setDaemon(true);
        thread.start();
    }

    void leave(int partition) {
        PartitionWorker owner = byPartition.remove(partition);
        if (owner != null) {
            owner.stop();
            LOG.atInfo().addKeyValue("partition", partition).log("leaves its runs");
        }
    }

    void leaveAll() {
        byPartition.keySet().forEach(this::leave);
    }

    void tell(int partition, WorkerEvent event) {
        PartitionWorker owner = byPartition.get(partition);
        if (owner != null) {
            owner.tell(event);
        }
    }

    /** The problem of each owned partition; an empty text when it works. */
    SortedMap<Integer, String> problems() {
        SortedMap<Integer, String> problems = new TreeMap<>();
        byPartition.forEach(
                (partition, owner) -> problems.put(partition, owner.problem().orElse("")));
        return problems;
    }
}
