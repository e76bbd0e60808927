-- Users, their history, the ledger, what the ledger must account for, and quarantine.
-- PostgreSQL 15 or later (range_agg over multiranges). Times are the service's, microseconds.

CREATE TABLE users (
    -- UUIDv5 over source and external id; the key that every write is guarded by
    user_id              uuid PRIMARY KEY,
    source               text        NOT NULL,
    external_id          text        NOT NULL,

    -- the canonical user; null in a deleted one
    name_title           text,
    name_first           text,
    name_last            text,
    gender               text,
    birth_date           date,
    nationality          text,
    email                text,
    phone                text,
    cell                 text,
    username             text,
    registered_at        timestamptz,
    national_id_name     text,
    national_id_value    text,
    address_street       text,
    address_city         text,
    address_state        text,
    address_postcode     text,
    address_country      text,
    address_latitude     double precision,
    address_longitude    double precision,
    address_utc_offset   text,
    picture              text,

    -- what follows from it; null in a deleted one
    enrichment           jsonb,
    quality_score        integer,
    quality_issues       jsonb,

    -- empty in a deleted one, so that deleting twice is no change
    content_hash         text        NOT NULL,
    -- the hash that the last write found: its statement tells inserted, updated and unchanged apart by it
    previous_hash        text,

    -- the version, compared in this order
    observed_at          timestamptz NOT NULL,
    fetched_at           timestamptz NOT NULL,
    event_id             uuid        NOT NULL,
    revision             bigint      NOT NULL,

    lane                 text        NOT NULL,
    inserted_at          timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    -- when the source said that the user is gone; null: is there
    deleted_at           timestamptz
);

-- Lists by source and by country go on where the last page ended: both read the index in key order.
CREATE INDEX users_by_source ON users (source, user_id);
CREATE INDEX users_by_country ON users (address_country, user_id);
-- The prefix search by name; a trigram index would cost two thirds of the write rate.
CREATE INDEX users_by_last_name ON users (lower(name_last) text_pattern_ops);
CREATE INDEX users_by_first_name ON users (lower(name_first) text_pattern_ops);

-- One row for each newer state whose content differs: the state it replaced, so that a user's first state costs nothing.
CREATE TABLE user_changes (
    user_id              uuid        NOT NULL,
    -- the version of the newer state
    observed_at          timestamptz NOT NULL,
    fetched_at           timestamptz NOT NULL,
    event_id             uuid        NOT NULL,
    revision             bigint      NOT NULL,
    -- the version of the replaced state
    before_observed_at   timestamptz NOT NULL,
    before_fetched_at    timestamptz NOT NULL,
    before_event_id      uuid        NOT NULL,
    before_revision      bigint      NOT NULL,
    -- the replaced state's columns; null once the user is deleted
    before               jsonb,
    changed_at           timestamptz NOT NULL,
    -- a user's history in its order; also finds what a delete must clear
    PRIMARY KEY (user_id, observed_at, fetched_at, event_id, revision)
);

CREATE FUNCTION count_numbers(numbers int8multirange) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT coalesce(sum(upper(r) - lower(r)), 0)::bigint FROM unnest(numbers) AS r);

-- The outcome of every number, as sets: one row for each 8,192 numbers, so that a row stays small and is the lock that
-- keeps a number in one set.
CREATE TABLE run_ledger (
    run_id               uuid           NOT NULL,
    slice                integer        NOT NULL,
    partition            integer        NOT NULL,
    chunk                bigint         NOT NULL,
    inserted             int8multirange NOT NULL DEFAULT '{}',
    updated              int8multirange NOT NULL DEFAULT '{}',
    unchanged            int8multirange NOT NULL DEFAULT '{}',
    stale                int8multirange NOT NULL DEFAULT '{}',
    quarantined          int8multirange NOT NULL DEFAULT '{}',
    discarded            int8multirange NOT NULL DEFAULT '{}',
    -- deliveries of numbers that already had an outcome
    redelivered          bigint         NOT NULL DEFAULT 0,
    -- of the last write: numbers that already had an outcome, and those it took out of quarantine; its statement tells
    -- them by these, as users.previous_hash
    last_again           int8multirange NOT NULL DEFAULT '{}',
    last_moved           int8multirange NOT NULL DEFAULT '{}',
    -- when a number last came that had not come before
    changed_at           timestamptz    NOT NULL,
    -- finds the chunk of a number, and all chunks of a run
    PRIMARY KEY (run_id, slice, partition, chunk)
);

-- What ingest.runs says of a run. Slices are not bound to runs by a key: either may be read first.
CREATE TABLE runs (
    run_id               uuid PRIMARY KEY,
    source               text        NOT NULL,
    kind                 text        NOT NULL,
    slices               integer     NOT NULL,
    state                text        NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    -- where on ingest.runs it was read: a record read again changes nothing
    topic_partition      integer     NOT NULL,
    topic_offset         bigint      NOT NULL,
    -- when this service learnt it
    changed_at           timestamptz NOT NULL,
    -- found balanced since then, so that nobody counts it again
    balanced             boolean     NOT NULL DEFAULT false
);
-- The few runs that the gauge of unbalanced ledgers must look at.
CREATE INDEX runs_to_balance ON runs (run_id) WHERE NOT balanced;

CREATE TABLE run_slices (
    run_id               uuid        NOT NULL,
    slice                integer     NOT NULL,
    -- records published, by partition
    published            bigint[]    NOT NULL,
    updated_at           timestamptz NOT NULL,
    topic_partition      integer     NOT NULL,
    topic_offset         bigint      NOT NULL,
    PRIMARY KEY (run_id, slice)
);

CREATE TABLE quarantined_records (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stage                text        NOT NULL,
    code                 text        NOT NULL,
    field                text,
    message              text        NOT NULL,
    origin_topic         text        NOT NULL,
    origin_partition     integer     NOT NULL,
    origin_offset        bigint      NOT NULL,
    -- null where they could not be read: such a record belongs to no ledger
    run_id               uuid,
    slice                integer,
    partition            integer,
    sequence             bigint,
    user_id              uuid,
    event_id             uuid,
    source               text,
    lane                 text,
    -- as they came, cut at 3 MiB; null for a null value and once the user is deleted
    bytes                bytea,
    length               bigint      NOT NULL,
    sha256               text,
    -- open, stored (a copy of the record was stored) or discarded
    state                text        NOT NULL DEFAULT 'open',
    quarantined_at       timestamptz NOT NULL,
    changed_at           timestamptz NOT NULL
);
-- A record is quarantined once, however often it is delivered: known by its number, else by where it was read.
CREATE UNIQUE INDEX quarantined_numbers ON quarantined_records (run_id, slice, partition, sequence)
    WHERE run_id IS NOT NULL;
CREATE UNIQUE INDEX quarantined_origins ON quarantined_records (origin_topic, origin_partition, origin_offset)
    WHERE run_id IS NULL;
-- A delete clears what quarantine holds of its user.
CREATE INDEX quarantined_users ON quarantined_records (user_id) WHERE user_id IS NOT NULL;
-- The gauge counts open entries by stage.
CREATE INDEX quarantined_open ON quarantined_records (stage) WHERE state = 'open';
