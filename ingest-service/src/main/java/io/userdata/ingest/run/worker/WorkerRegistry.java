package io.userdata.ingest.run.worker;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers of the partitions that this instance owns; taking and leaving a partition returns at once. */
final class WorkerRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRegistry.class);

    private final IntFunction<PartitionWorker> workers;
    private final Map<Integer, PartitionWorker> byPartition = new ConcurrentSkipListMap<>();

    WorkerRegistry(IntFunction<PartitionWorker> workers) {
        this.workers = workers;
    }

    void take(int partition) {
        leave(partition);
        PartitionWorker worker = workers.apply(partition);
        byPartition.put(partition, worker);
        Thread thread = new Thread(worker, "owner-" + partition);
        thread.setDaemon(true);
        thread.start();
    }

    void leave(int partition) {
        PartitionWorker worker = byPartition.remove(partition);
        if (worker != null) {
            worker.stop();
            LOG.atInfo().addKeyValue("partition", partition).log("leaves its runs");
        }
    }

    void leaveAll() {
        byPartition.keySet().forEach(this::leave);
    }

    void tell(int partition, WorkerEvent event) {
        PartitionWorker worker = byPartition.get(partition);
        if (worker != null) {
            worker.tell(event);
        }
    }

    /** The problem of each owned partition; an empty text when it works. */
    SortedMap<Integer, String> problems() {
        SortedMap<Integer, String> problems = new TreeMap<>();
        byPartition.forEach(
                (partition, worker) -> problems.put(partition, worker.problem().orElse("")));
        return problems;
    }
}
