package io.userdata.storage.web;

import org.springframework.security.core.Authentication;

/** Who asks: the name of the token, and whether it may see and change everything. */
record Caller(String name, boolean isOperator) {
    private static final String OPERATOR = "ROLE_OPERATOR";

    static Caller of(Authentication authentication) {
        boolean operator = authentication.getAuthorities().stream()
                .anyMatch(authority -> OPERATOR.equals(authority.getAuthority()));
        return new Caller(authentication.getName(), operator);
    }
}
