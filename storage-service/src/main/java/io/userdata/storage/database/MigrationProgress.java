package io.userdata.storage.database;

import java.time.Clock;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which migration of the schema is under way, and since when. */
@Component
final class MigrationProgress implements Callback {
    private final Clock clock;
    private volatile @Nullable String text;

    MigrationProgress(Clock clock) {
        this.clock = clock;
    }

    /** The migration in one sentence; null: none is under way. */
    @Nullable
    String text() {
        return text;
    }

    /** Says that none is under way any more, whatever became of it. */
    void ended() {
        text = null;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo migration = context.getMigrationInfo();
        text = "the schema is being migrated to version " + migration.getVersion() + " (" + migration.getDescription()
                + ") since " + clock.instant() + "; it takes as long as it needs";
    }

    @Override
    public String getCallbackName() {
        return "progress";
    }
}
