package io.userdata.chaos.source;

/** How a request of the source can go wrong. */
public enum SourceFault {
    NONE,
    SERVER_ERROR,
    THROTTLED,
    SLOW,
    CUT_BODY,
    GARBAGE
}
