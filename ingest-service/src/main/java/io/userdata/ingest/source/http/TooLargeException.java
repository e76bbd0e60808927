package io.userdata.ingest.source.http;

import java.io.IOException;

/** A body is over its limit. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
        super("the body is over its limit");
    }
}
