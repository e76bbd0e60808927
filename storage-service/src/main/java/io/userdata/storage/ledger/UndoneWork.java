package io.userdata.storage.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run that failed or was cancelled left undone.
 *
 * @param reason why it ended, in the words of ingest; null where it said nothing
 * @param slices how many slices it did not get to the end of
 * @param first the first of them, at most {@link UndoneWorkQueries#MOST}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UndoneWork(@Nullable String reason, long slices, List<UndoneSlice> first) {}
