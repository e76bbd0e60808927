package io.userdata.events.record;

import static io.userdata.events.record.MalformedRecordException.notNegative;
import static io.userdata.events.record.MalformedRecordException.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * The number by which the ledger accounts for a record, the same at every hop.
 *
 * @param runId the run that published the record
 * @param slice the slice of the run, from 0
 * @param partition the partition of every topic the record travels through, from 0
 * @param sequence dense from 0 within (run, slice, partition)
 */
public record Coordinates(
        @JsonProperty(required = true) UUID runId,
        @JsonProperty(required = true) int slice,
        @JsonProperty(required = true) int partition,
        @JsonProperty(required = true) long sequence) {
    public Coordinates {
        required(runId, "coordinates.runId");
        notNegative(slice, "coordinates.slice");
        notNegative(partition, "coordinates.partition");
        notNegative(sequence, "coordinates.sequence");
    }
}
