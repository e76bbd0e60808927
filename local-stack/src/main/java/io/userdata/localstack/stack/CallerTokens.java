package io.userdata.localstack.stack;

import io.userdata.localstack.files.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The secrets of the two callers, new at every start; the services only ever learn their hashes. */
public record CallerTokens(String viewer, String operator) {
    private static final int BYTES = 24;

    public static CallerTokens random() {
        SecureRandom random = new SecureRandom();
        return new CallerTokens(token(random), token(random));
    }

    /** What a service needs to know its callers. */
    Map<String, String> environment() {
        return Map.of(
                "USERDATA_SECURITY_TOKENS_0_NAME", "local-viewer",
                "USERDATA_SECURITY_TOKENS_0_ROLE", "viewer",
                "USERDATA_SECURITY_TOKENS_0_SHA256", Sha256.of(viewer),
                "USERDATA_SECURITY_TOKENS_1_NAME", "local-operator",
                "USERDATA_SECURITY_TOKENS_1_ROLE", "operator",
                "USERDATA_SECURITY_TOKENS_1_SHA256", Sha256.of(operator));
    }

    @Override
    public String toString() {
        return "Tokens[hidden]";
    }

    private static String token(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
