package io.userdata.events.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a run or a slice waits, is paused or has failed.
 *
 * @param code stable, upper case, such as {@code HTTP_5XX} or {@code BUDGET}
 * @param message one sentence without personal data
 * @param until when it goes on by itself; null when an operator must act
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunReason(
        String code, String message, @Nullable Instant until) {}
