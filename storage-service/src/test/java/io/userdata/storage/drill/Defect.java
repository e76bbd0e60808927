package io.userdata.storage.drill;

/** What is wrong with a record. */
enum Defect {
    NONE,
    /** PostgreSQL refuses its text. */
    NUL_CHARACTER,
    /** PostgreSQL refuses its date. */
    DATE_OUT_OF_RANGE,
    /** It is not of the contract, yet its coordinates can be read. */
    NO_OPERATION;

    /** The value as it is sent. */
    String in(String json) {
        return switch (this) {
            case NONE -> json;
            case NUL_CHARACTER -> json.replace("Møllevej", "M\\u0000llevej");
            case DATE_OUT_OF_RANGE -> json.replace("1988-04-17", "+9999999-04-17");
            case NO_OPERATION -> json.replace("\"upsert\"", "\"upset\"");
        };
    }
}
