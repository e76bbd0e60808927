package io.userdata.transform.mapping;

/** What happens when a source's record no longer has the shape that its mapping was written for. */
public enum DriftPolicy {
    /** It is not reported; the field is treated as absent. */
    IGNORE,
    /** It is counted, and a field that was lost by it is an issue of the user. */
    WARN,
    /** It is counted, and the record goes to quarantine. */
    QUARANTINE
}
