package io.userdata.storage.database;

import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.fault.FaultClassifier;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SchemaValidationException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Migrates and validates the schema in the background: the service starts without its database, says so in its health,
 * and goes on when the database is there.
 */
@Component
final class SchemaStarter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaStarter.class);
    private static final long PAUSE_MILLIS = 500;

    private final Flyway flyway;
    private final EntityManagerFactory entities;
    private final ApplicationEventPublisher events;
    private final MigrationProgress progress;
    private volatile @Nullable String problem =
            "the database has not been reached yet, or another instance migrates it";
    private volatile @Nullable Thread thread;

    SchemaStarter(
            Flyway flyway,
            EntityManagerFactory entities,
            ApplicationEventPublisher events,
            MigrationProgress progress) {
        this.flyway = flyway;
        this.entities = entities;
        this.events = events;
        this.progress = progress;
    }

    /** Why the database cannot be used, in one sentence; null when it can. */
    @Nullable
    String problem() {
        String migration = progress.text();
        return migration == null ? problem : migration;
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::prepare, "schema");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @Override
    public void stop() {
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void prepare() {
        try {
            while (attempt() instanceof FaultClass.Infrastructure) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable FaultClass attempt() {
        try {
            migrate();
            entities.getSchemaManager().validate();
        } catch (SchemaValidationException e) {
            return tell(new FaultClass.Unexplained("schema"), "the schema is not what this version expects", e);
        } catch (RuntimeException e) {
            FaultClass fault = FaultClassifier.of(e);
            return fault instanceof FaultClass.Infrastructure infrastructure
                    ? tell(fault, infrastructure.text(), null)
                    : tell(fault, "the database could not be migrated (" + fault.code() + ")", e);
        }
        problem = null;
        LOG.atInfo().log("schema is ready");
        events.publishEvent(new SchemaReadyEvent());
        return null;
    }

    private void migrate() {
        try {
            flyway.migrate();
        } finally {
            progress.ended();
        }
    }

    private FaultClass tell(FaultClass fault, String now, @Nullable Exception error) {
        if (!now.equals(problem)) {
            LOG.atWarn().setCause(error).addKeyValue("problem", now).log("schema is not ready");
        }
        problem = now;
        return fault;
    }
}
