package io.userdata.storage.user.write;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Operation;
import io.userdata.storage.ledger.RecordOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies a batch of records to the users.
 *
 * <p>One statement takes a user once, so a batch goes in rounds: the oldest version of every user, then the second
 * oldest, and so on. Each record so meets the row that the versions before it left, and has the outcome it would have
 * had alone; the first round takes every lock, in the order of user ids.
 */
@Component
public class UserBatchWriter {
    private static final Comparator<EnrichedRecord> BY_VERSION = Comparator.comparing(EnrichedRecord::version);

    private final GuardedUpsert users;

    UserBatchWriter(GuardedUpsert users) {
        this.users = users;
    }

    /** Returns the outcome of each record, in the order of the records: inserted, updated, unchanged or stale. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<RecordOutcome> apply(List<EnrichedRecord> records, Instant now) {
        RecordOutcome[] outcomes = new RecordOutcome[records.size()];
        for (List<Integer> round : rounds(records)) {
            List<EnrichedRecord> part = round.stream().map(records::get).toList();
            Map<UUID, RecordOutcome> applied = users.applyNewer(part, now);
            round.forEach(place ->
                    outcomes[place] = applied.getOrDefault(records.get(place).userId(), RecordOutcome.STALE));
        }
        eraseHistory(records);
        return Arrays.asList(outcomes);
    }

    private void eraseHistory(List<EnrichedRecord> records) {
        List<EnrichedRecord> deletes = records.stream()
                .filter(record -> record.operation() == Operation.DELETE)
                .toList();
        if (!deletes.isEmpty()) {
            users.eraseHistory(deletes);
        }
    }

    /** The places of the records, round by round; equal versions stay in the order they came. */
    static Collection<List<Integer>> rounds(List<EnrichedRecord> records) {
        Map<UUID, List<Integer>> places = new LinkedHashMap<>();
        for (int place = 0; place < records.size(); place++) {
            places.computeIfAbsent(records.get(place).userId(), user -> new ArrayList<>(1))
                    .add(place);
        }
        List<List<Integer>> rounds = new ArrayList<>();
        for (List<Integer> ofUser : places.values()) {
            ofUser.sort(Comparator.comparing(records::get, BY_VERSION));
            for (int round = 0; round < ofUser.size(); round++) {
                if (round == rounds.size()) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round).add(ofUser.get(round));
            }
        }
        return rounds;
    }
}
