-- Everything that a version before it could not write any more.
ALTER TABLE runs ADD obligatory text NOT NULL DEFAULT '';
ALTER TABLE runs ALTER obligatory DROP DEFAULT;
ALTER TABLE runs RENAME kind TO sort;
ALTER TABLE runs ALTER slices TYPE bigint;
ALTER TABLE users ALTER email SET NOT NULL;
ALTER TABLE users ADD CONSTRAINT grown CHECK (quality_score > 0);
CREATE UNIQUE INDEX users_by_email ON users (email);
DROP TABLE quarantine_actions;
DROP VIEW reporting.freshness;
