package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.MalformedRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time [from, to) that a run covers.
 *
 * @param slice how long each slice is, the last one being shorter where it does not divide the window; null: one slice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Window(Instant from, Instant to, @Nullable Duration slice) {
    /** More slices than this in one run are refused. */
    public static final int MAX_SLICES = 10_000;

    public Window {
        required(from, "window.from");
        required(to, "window.to");
        if (!from.isBefore(to)) {
            throw new MalformedRecordException("window.from", "is not before window.to");
        }
        if (slice != null && (slice.isNegative() || slice.isZero())) {
            throw new MalformedRecordException("window.slice", "is not a positive duration");
        }
        if (slice != null && Duration.between(from, to).dividedBy(slice) >= MAX_SLICES) {
            throw new MalformedRecordException("window.slice", "makes more than " + MAX_SLICES + " slices");
        }
    }

    /** The slices in order, numbered by their place from 0; each has no slices of its own. */
    @JsonIgnore
    public List<Window> slices() {
        if (slice == null) {
            return List.of(this);
        }
        List<Window> slices = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(slice)) {
            Instant end = start.plus(slice);
            slices.add(new Window(start, end.isBefore(to) ? end : to, null));
        }
        return slices;
    }
}
