package io.userdata.ingest.source.http;

import tools.jackson.core.JacksonException;

/** Says where JSON breaks, not how: an exception's own message tells what stands there, which may be personal data. */
final class JsonPlace {
    private JsonPlace() {}

    /** A sentence that ends with the place, where that is known. */
    static String sentence(String beginning, RuntimeException error) {
        long at = error instanceof JacksonException json && json.getLocation() != null
                ? json.getLocation().getByteOffset()
                : -1;
        return at < 0 ? beginning + "." : beginning + ": see its byte " + at + ".";
    }
}
