package io.userdata.console.web;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the page who looks at it. */
@RestController
class MeController {
    @GetMapping("/api/v1/me")
    @Operation(summary = "Who you are and whether you may change anything")
    Me me(Authentication caller) {
        boolean operator = caller.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority()));
        return new Me(caller.getName(), operator ? "operator" : "viewer");
    }

    /** A caller, as named by its token. */
    record Me(String name, String role) {}
}
