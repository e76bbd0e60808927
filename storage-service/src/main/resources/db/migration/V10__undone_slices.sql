-- What a run that failed or was cancelled left undone. Null in what ingest said before this column was there.
ALTER TABLE runs
    ADD reason_message   text,
    ADD window_from      timestamptz,
    ADD window_to        timestamptz,
    -- how long a slice of the window is, as ISO 8601; null: one slice
    ADD window_slice     text;
ALTER TABLE run_slices
    ADD done             boolean;
