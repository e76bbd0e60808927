-- What operators do with quarantined records: mend, replay, discard, and who did it.

ALTER TABLE quarantined_records
    -- the record as an operator mended it; replayed in place of the bytes as they came
    ADD COLUMN fixed            bytea,
    -- whom the mended record is about, which may be another user than the bytes as they came name
    ADD COLUMN fixed_user_id    uuid,
    -- how often, and when last, somebody asked for it to be published again
    ADD COLUMN replays          integer     NOT NULL DEFAULT 0,
    ADD COLUMN last_replayed_at timestamptz,
    -- asked for and not yet at the broker: written before it is published, cleared after
    ADD COLUMN replay_pending   boolean     NOT NULL DEFAULT false;

-- A delete clears mended records too.
CREATE INDEX quarantined_fixed_users ON quarantined_records (fixed_user_id) WHERE fixed_user_id IS NOT NULL;
-- The few that are to be published now.
CREATE INDEX quarantined_pending ON quarantined_records (id) WHERE replay_pending;
-- A page of one reason, and the batches of an action on all of it, in the order of ids.
CREATE INDEX quarantined_reasons ON quarantined_records (stage, code, state, id);

CREATE TABLE quarantine_actions (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id             bigint      NOT NULL,
    at                   timestamptz NOT NULL,
    -- the name of the caller's token; of this service for what it did by itself
    who                  text        NOT NULL,
    -- inspect, fix, replay, discard; refuse: what was asked for could not be done any more
    action               text        NOT NULL,
    note                 text
);
-- What was done with an entry, in its order.
CREATE INDEX quarantine_actions_of_entry ON quarantine_actions (entry_id, id);
