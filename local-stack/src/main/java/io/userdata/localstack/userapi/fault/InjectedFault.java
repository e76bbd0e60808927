package io.userdata.localstack.userapi.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be wrong with an answer. */
public enum InjectedFault {
    NONE,
    /** 500 with a text. */
    DOWN,
    /** 200 with an {@code error} instead of users. */
    ERROR_BODY,
    /** 200 with a web page. */
    HTML,
    /** 200 with the first half of the JSON. */
    TRUNCATED,
    /** 200 with no users. */
    EMPTY,
    /** No answer until the fault is changed. */
    HANG,
    /** 429 without Retry-After. */
    RATE_LIMITED,
    /** 429 with Retry-After in seconds. */
    RETRY_AFTER_SECONDS,
    /** 429 with Retry-After as an HTTP date. */
    RETRY_AFTER_DATE,
    /** 503 with a text. */
    UNAVAILABLE,
    /** 200 whose body stops half way until the fault is changed. */
    SLOW,
    /** 200 with half of the users asked for. */
    CLAMPED,
    /** 200 with the users of the first page, whatever page is asked for. */
    REPEATED;

    /** The fault as it stands in JSON and on the command line, such as {@code error-body}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException naming what is allowed
     */
    @JsonCreator
    public static InjectedFault of(String text) {
        return Arrays.stream(values())
                .filter(fault -> fault.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault is none of " + allowed()));
    }

    /** All of them, for a message. */
    public static String allowed() {
        return Arrays.stream(values()).map(InjectedFault::text).collect(Collectors.joining(", "));
    }
}
