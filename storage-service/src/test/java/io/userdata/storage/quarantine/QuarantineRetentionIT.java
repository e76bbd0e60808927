package io.userdata.storage.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.UserTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry that was closed long ago is deleted; what comes again of it is not quarantined anew. */
class QuarantineRetentionIT {
    private final StorageInstance service = SharedStorage.withoutBroker();
    private final UserTable tables = new UserTable(service);

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void aClosedEntryIsDeletedAfterItsRetention() {
        SampleRecord stored = SampleRecord.of(1, 0);
        service.quarantine(stored);
        service.store(stored);
        service.quarantine(SampleRecord.of(2, 1));
        assertThat(entries()).isEqualTo(2);

        age(364);
        sweep();
        assertThat(entries()).isEqualTo(2);
        age(2);
        sweep();

        assertThat(entries()).isEqualTo(1);
        assertThat(tables.count("SELECT count(*) FROM quarantined_records WHERE state = 'open'"))
                .isEqualTo(1);
        service.quarantine(stored);
        assertThat(entries()).isEqualTo(1);
        assertThat(service.ledger(SampleRecord.RUN).inserted()).isEqualTo(1);
    }

    private void age(int days) {
        service.database()
                .sql("UPDATE quarantined_records SET changed_at = changed_at - make_interval(days => :days)")
                .param("days", days)
                .update();
    }

    private void sweep() {
        service.bean(QuarantineRetention.class).sweep();
    }

    private long entries() {
        return tables.count("SELECT count(*) FROM quarantined_records");
    }
}
