-- Retention deletes the oldest changes first, a few in a transaction. Times only grow, so that a new entry goes to the
-- right end of the index: the upsert pays one append to a page that is in memory.
CREATE INDEX user_changes_by_age ON user_changes (changed_at);
