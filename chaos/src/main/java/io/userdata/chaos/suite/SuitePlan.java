package io.userdata.chaos.suite;

import java.nio.file.Path;

/**
 * Where the suite is started, and on which ports.
 *
 * @param home root folder of the project
 * @param data what the suite keeps its data in
 * @param portBase first of the eight ports of {@code ./run}; the three after them are the user API's and the proxies'
 */
public record SuitePlan(Path home, Path data, int portBase) {
    private static final int KAFKA = 5;
    private static final int DATABASE = 7;
    private static final int USER_API = 8;
    private static final int KAFKA_PROXY = 9;
    private static final int DATABASE_PROXY = 10;

    public int kafka() {
        return portBase + KAFKA;
    }

    public int database() {
        return portBase + DATABASE;
    }

    public int userApi() {
        return portBase + USER_API;
    }

    public int kafkaProxy() {
        return portBase + KAFKA_PROXY;
    }

    public int databaseProxy() {
        return portBase + DATABASE_PROXY;
    }

    Path configuration() {
        return data.resolveSibling(data.getFileName() + "-sources.yml");
    }

    public Path output() {
        return data.resolveSibling(data.getFileName() + "-run.txt");
    }
}
