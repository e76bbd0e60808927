package io.userdata.localstack.stack;

import io.userdata.localstack.process.LoopbackPorts;
import io.userdata.localstack.process.StartFailedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of all parts: one after the other from a base, all on 127.0.0.1. */
public record StackPorts(int base) {
    /** How many ports there are from the base on. */
    public static final int COUNT = 8;

    private static final int HIGHEST = 65_535;

    public StackPorts {
        if (base < 1024 || base + COUNT - 1 > HIGHEST) {
            throw new StartFailedException("--port-base must be from 1024 to " + (HIGHEST - COUNT + 1) + ".");
        }
    }

    public int console() {
        return base;
    }

    public int ingest() {
        return base + 1;
    }

    public int processor() {
        return base + 2;
    }

    public int storage() {
        return base + 3;
    }

    public int userApi() {
        return base + 4;
    }

    public int kafka() {
        return base + 5;
    }

    public int kafkaController() {
        return base + 6;
    }

    public int database() {
        return base + 7;
    }

    /**
     * Looks whether all ports that are going to be used are free.
     *
     * @throws StartFailedException naming the first that is not
     */
    public void requireFree(boolean withUserApi) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        needed.put("admin-console", console());
        needed.put("ingest-service", ingest());
        needed.put("stream-processor", processor());
        needed.put("storage-service", storage());
        if (withUserApi) {
            needed.put("sample user API", userApi());
        }
        needed.put("Kafka", kafka());
        needed.put("Kafka controller", kafkaController());
        needed.put("PostgreSQL", database());
        needed.forEach(StackPorts::requireFree);
    }

    private static void requireFree(String purpose, int port) {
        if (!LoopbackPorts.isFree(port)) {
            throw new StartFailedException("Port " + port + " (" + purpose + ") is taken by another program: end it, or"
                    + " choose other ports with --port-base.");
        }
    }
}
