package io.userdata.localstack.launcher;

import io.userdata.localstack.stack.CallerTokens;
import io.userdata.localstack.stack.StackPlan;
import java.util.List;

/** What a user needs to look around in a running stack. */
final class StackAddresses {
    private StackAddresses() {}

    /** One line each, without a line end. */
    static List<String> of(StackPlan plan, CallerTokens tokens) {
        return List.of(
                "  console    " + plan.console() + "/",
                "  ingest     " + plan.ingest() + "/swagger-ui.html",
                "  processor  " + plan.processor() + "/swagger-ui.html",
                "  storage    " + plan.storage() + "/swagger-ui.html",
                "  viewer     token " + tokens.viewer(),
                "  operator   token " + tokens.operator() + " (in a browser: any user name, the token as password)",
                "  try        . " + plan.data().path().resolve("stack.env")
                        + "; curl -H \"Authorization: Bearer $VIEWER_TOKEN\" \"$STORAGE_URL/api/v1/users?limit=3\"");
    }
}
