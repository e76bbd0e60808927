package io.userdata.console.service;

import java.util.Locale;

/** A service the console asks. */
public enum ServiceName {
    INGEST("ingest-service"),
    PROCESSOR("stream-processor"),
    STORAGE("storage-service");

    private final String title;

    ServiceName(String title) {
        this.title = title;
    }

    /** Its short name in addresses and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its module and its pods. */
    public String title() {
        return title;
    }
}
