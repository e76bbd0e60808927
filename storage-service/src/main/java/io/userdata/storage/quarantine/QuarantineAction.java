package io.userdata.storage.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator did with an entry. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuarantineAction(
        Instant at, String who, String action, @Nullable String note) {}
