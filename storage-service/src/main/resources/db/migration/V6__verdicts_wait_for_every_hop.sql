ALTER TABLE runs ADD passed_at timestamptz;
COMMENT ON COLUMN runs.passed_at IS
    'when every hop was seen to be past all that the ended run published: from then on a record without outcome is missing; null: it may be on its way';
