package io.userdata.storage.quarantine.operations;

import io.userdata.storage.fault.FaultClassifier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for replays that were asked for, and goes on until none is left or something does not answer. */
@Component
class ReplayPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayPublisher.class);

    private final ReplayBatch batches;

    ReplayPublisher(ReplayBatch batches) {
        this.batches = batches;
    }

    @Scheduled(fixedDelayString = "#{@replayPublishEvery}", initialDelayString = "#{@replayPublishEvery}")
    void publish() {
        try {
            int settled = batches.publish();
            while (settled > 0) {
                LOG.atInfo().addKeyValue("records", settled).log("replays published");
                settled = batches.publish();
            }
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("error", e.getClass().getSimpleName()).log("replays wait for the broker");
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("error", FaultClassifier.of(e).code()).log("replays could not be looked for");
        }
    }
}
