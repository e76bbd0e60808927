package io.userdata.chaos.suite;

import tools.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param status 0: nothing, as it was not there
 */
public record Answer(int status, JsonNode body) {
    public boolean isGood() {
        return status / 100 == 2;
    }

    /** Whether the request was understood and refused, so that sending it again is no use. */
    public boolean isRefused() {
        return status / 100 == 4 && status != 401 && status != 429;
    }

    /** A field of the body as text. */
    public String text(String field) {
        return body.path(field).asString("");
    }

    /** The status with the type of the problem, for a finding. */
    public String summary() {
        return status + " " + text("type") + " " + text("detail");
    }
}
