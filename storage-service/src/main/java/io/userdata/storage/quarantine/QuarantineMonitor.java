package io.userdata.storage.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.starter.metrics.MetricNames;
import io.userdata.storage.fault.FaultClassifier;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the open entries of each stage. */
@Component
class QuarantineMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineMonitor.class);

    private final JdbcClient database;
    private final Map<QuarantineStage, AtomicLong> open = new EnumMap<>(QuarantineStage.class);

    QuarantineMonitor(JdbcClient database, MeterRegistry meters) {
        this.database = database;
        for (QuarantineStage stage : QuarantineStage.values()) {
            open.put(
                    stage, meters.gauge(MetricNames.QUARANTINE_SIZE, Tags.of("stage", stage.text()), new AtomicLong()));
        }
    }

    @Scheduled(fixedDelayString = "#{@ledgerWatch}", initialDelayString = "#{@ledgerWatch}")
    void look() {
        try {
            Map<String, Long> counts = new HashMap<>();
            database.sql(
                            "SELECT stage, count(*) AS entries FROM quarantined_records WHERE state = 'open' GROUP BY stage")
                    .query(row -> {
                        counts.put(row.getString("stage"), row.getLong("entries"));
                    });
            open.forEach((stage, size) -> size.set(counts.getOrDefault(stage.text(), 0L)));
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("error", FaultClassifier.of(e).code()).log("quarantine could not be counted");
        }
    }
}
