-- Entries that are closed keep their bytes no longer than they are of use; the sweep finds them by this.
CREATE INDEX quarantined_closed ON quarantined_records (state, changed_at)
    WHERE state <> 'open' AND (bytes IS NOT NULL OR fixed IS NOT NULL);

-- What was done is not to be undone: neither by a role that only reads and writes, nor where one role does everything.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER quarantine_actions_are_kept BEFORE UPDATE OR DELETE ON quarantine_actions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'userdata_storage') THEN
        REVOKE UPDATE, DELETE ON quarantine_actions FROM userdata_storage;
    END IF;
END $$;
