package io.userdata.ingest.source.config;

import java.util.regex.Pattern;

/** Knows the names under which credentials stand in queries and links. */
final class CredentialName {
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(x[_-])?((api|app|access|auth|client|subscription|ocp-apim-subscription|function|session|security|id|refresh)[_-]?)?"
                    + "(key|token|secret)|password|passwd|pwd|code|sig|signature|jwt|bearer|authorization|awsaccesskeyid"
                    + "|x-(amz|goog)-(signature|credential|security-token)",
            Pattern.CASE_INSENSITIVE);

    private CredentialName() {}

    static boolean matches(String name) {
        return CREDENTIAL.matcher(name).matches();
    }
}
