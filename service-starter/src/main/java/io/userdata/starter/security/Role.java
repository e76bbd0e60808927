package io.userdata.starter.security;

/** What a caller may do: a viewer reads, an operator also changes. */
public enum Role {
    VIEWER,
    OPERATOR
}
