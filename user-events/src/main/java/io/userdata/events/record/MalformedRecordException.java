package io.userdata.events.record;

import org.jspecify.annotations.Nullable;

/** A record of the contract lacks a field or holds a value that the field does not allow. */
public final class MalformedRecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public MalformedRecordException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
    }

    /** The field at fault, as it is named in JSON. */
    public String field() {
        return field;
    }

    /** Returns the value, or throws naming the field when it is null. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new MalformedRecordException(field, "is missing");
        }
        return value;
    }

    /** Returns the text, or throws naming the field when it is null or blank. */
    public static String requiredText(@Nullable String value, String field) {
        String text = required(value, field);
        if (text.isBlank()) {
            throw new MalformedRecordException(field, "is blank");
        }
        return text;
    }

    /** Returns the number, or throws naming the field when it is negative. */
    public static long notNegative(long value, String field) {
        if (value < 0) {
            throw new MalformedRecordException(field, "is negative");
        }
        return value;
    }
}
