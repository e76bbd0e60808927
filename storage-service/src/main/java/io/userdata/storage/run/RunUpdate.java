package io.userdata.storage.run;

import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;

/** A record of {@code ingest.runs} that the ledger needs, with its place on the topic. */
public sealed interface RunUpdate {
    /** The state of a run. */
    record OfRun(RunRecord run, int partition, long offset) implements RunUpdate {}

    /** How far a slice has come. */
    record OfSlice(SliceRecord slice, int partition, long offset) implements RunUpdate {}
}
