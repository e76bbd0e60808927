-- What is left of a run whose ledger is older than it is to be kept. Its id is never counted again, so that what is read
-- once more of it makes no second ledger.
CREATE TABLE forgotten_runs (
    run_id               uuid PRIMARY KEY,
    source               text        NOT NULL,
    kind                 text        NOT NULL,
    state                text        NOT NULL,
    published            bigint      NOT NULL,
    -- whether all of it had an outcome; else an operator had settled the ledger
    balanced             boolean     NOT NULL,
    forgotten_at         timestamptz NOT NULL
);
-- The oldest ledgers that are decided, and the oldest entries that are closed.
CREATE INDEX runs_decided ON runs (changed_at) WHERE balanced OR settled_at IS NOT NULL;
CREATE INDEX quarantined_finished ON quarantined_records (changed_at) WHERE state <> 'open';
