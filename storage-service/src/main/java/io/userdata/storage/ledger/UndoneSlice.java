package io.userdata.storage.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A slice that a run did not get to the end of.
 *
 * @param from where its window begins; null where the run has none
 * @param published how many records it had published; 0: it may not have begun
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UndoneSlice(
        int slice, @Nullable Instant from, @Nullable Instant to, long published) {}
