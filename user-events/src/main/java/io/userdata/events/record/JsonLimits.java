package io.userdata.events.record;

/**
 * The limits of every reader of JSON in the flow. They are the same at every hop: a record that one part takes can be read
 * by all parts behind it.
 */
public final class JsonLimits {
    /** How deep a source's record may nest, its own object counted as 1. */
    public static final int MAX_DEPTH = 200;

    /** How deep a value on a topic may nest: a source's record with the levels that records and commands put around it. */
    public static final int MAX_ENVELOPE_DEPTH = MAX_DEPTH + 10;

    /** The most characters of a number, its exponent included. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    /** The most characters of the name of a field. */
    public static final int MAX_NAME_LENGTH = 50_000;

    /** The most characters of a text; {@link RawRecord#MAX_BYTES} is narrower for a record as a whole. */
    public static final int MAX_STRING_LENGTH = 100_000_000;

    /** The most characters of a value on a topic, far above the largest message. */
    public static final int MAX_DOCUMENT_LENGTH = 16 << 20;

    private JsonLimits() {}
}
