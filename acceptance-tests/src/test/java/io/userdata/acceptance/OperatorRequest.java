package io.userdata.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;

/** A request to a service of a running stack, as its operator. */
final class OperatorRequest {
    private OperatorRequest() {}

    /** With JSON as its body, if it is given one. */
    static HttpRequest.Builder to(LaunchedStack launched, String service, String path) {
        return HttpRequest.newBuilder(URI.create(launched.variable(service) + path))
                .header("Authorization", "Bearer " + launched.variable("OPERATOR_TOKEN"))
                .header("Content-Type", "application/json");
    }
}
