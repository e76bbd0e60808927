ALTER TABLE runs ADD settled_at timestamptz, ADD settled_by text, ADD settled_note text;
COMMENT ON COLUMN runs.settled_at IS
    'when an operator accepted that the ledger does not balance, with name and note: it counts as unbalanced no longer';
