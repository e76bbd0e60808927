package io.userdata.events.quarantine;

import org.jspecify.annotations.Nullable;

/**
 * Why a record left the flow.
 *
 * @param stage where
 * @param code stable, upper case, such as {@code NOT_JSON}
 * @param field the field at fault, null when it is the whole record
 * @param message one sentence without personal data
 */
public record QuarantineReason(
        QuarantineStage stage, String code, @Nullable String field, String message) {}
