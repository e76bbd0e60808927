package io.userdata.localstack.stack;

import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The environment of each service: docs/reference/settings.md, "Settings that connect the services". */
final class ServiceSettings {
    private final StackPlan plan;
    private final Broker broker;
    private final Database database;

    ServiceSettings(StackPlan plan, Broker broker, Database database) {
        this.plan = plan;
        this.broker = broker;
        this.database = database;
    }

    URI address(ServiceKind kind) {
        return switch (kind) {
            case INGEST -> plan.ingest();
            case PROCESSOR -> plan.processor();
            case STORAGE -> plan.storage();
            case CONSOLE -> plan.console();
        };
    }

    Map<String, String> environment(ServiceKind kind) {
        Map<String, String> environment = new HashMap<>(plan.tokens().environment());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(address(kind).getPort()));
        environment.put("USERDATA_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        plan.config()
                .ifPresent(file -> environment.put(
                        "SPRING_CONFIG_ADDITIONAL_LOCATION", file.toUri().toString()));
        environment.putAll(own(kind));
        return environment;
    }

    private Map<String, String> own(ServiceKind kind) {
        return switch (kind) {
            case INGEST -> ingest();
            case PROCESSOR ->
                Map.of(
                        "USERDATA_PIPELINE_CHECKPOINTS",
                        plan.data().checkpoints().toString());
            case STORAGE ->
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME",
                        database.username(),
                        "SPRING_DATASOURCE_PASSWORD",
                        database.password());
            case CONSOLE ->
                Map.of(
                        "CONSOLE_TOKEN", plan.tokens().viewer(),
                        "INGEST_URL", plan.ingest().toString(),
                        "PROCESSOR_URL", plan.processor().toString(),
                        "STORAGE_URL", plan.storage().toString());
        };
    }

    private Map<String, String> ingest() {
        Map<String, String> settings = new HashMap<>();
        settings.put("USER_API_URL", plan.userApi().toString());
        settings.put("STORAGE_URL", plan.storage().toString());
        if (plan.hasSampleUserApi()) { // it says itself when it has been asked too much
            settings.put("USER_API_RECORDS_PER_WINDOW", "");
        }
        if (plan.isUserApiLocal()) { // else the caller's environment decides
            settings.put("USER_API_ALLOW_PRIVATE_ADDRESSES", "true");
        }
        return settings;
    }
}
