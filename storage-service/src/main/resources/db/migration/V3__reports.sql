-- Reports: what a BI tool and GET /api/v1/reports read. Counts only, never a person; each view says what it is.

-- Lists of deleted users; every other list is read by V1's indexes: all users by the primary key, those of a source or a
-- country by an index that ends in the same key, so that a page starts where the last one ended.
CREATE INDEX users_deleted ON users (user_id) WHERE deleted_at IS NOT NULL;

CREATE SCHEMA reporting;
COMMENT ON SCHEMA reporting IS 'Counts over stored users, without personal data; roles that read it need no right in public.';

CREATE VIEW reporting.users_by_country AS
SELECT address_country AS country, count(*) AS users, round(avg(quality_score), 1) AS average_quality
FROM public.users WHERE deleted_at IS NULL
GROUP BY address_country ORDER BY users DESC, country;
COMMENT ON VIEW reporting.users_by_country IS
    'Users by the country of their address (ISO 3166-1 alpha-2; empty: unknown), the most first.';

CREATE VIEW reporting.users_by_region AS
SELECT enrichment ->> 'continent' AS continent, enrichment ->> 'region' AS region, count(*) AS users
FROM public.users WHERE deleted_at IS NULL
GROUP BY 1, 2 ORDER BY users DESC, continent, region;
COMMENT ON VIEW reporting.users_by_region IS
    'Users by continent and region of their address (empty: unknown), the most first.';

CREATE VIEW reporting.users_by_age_band AS
SELECT enrichment ->> 'ageBand' AS age_band, count(*) AS users
FROM public.users WHERE deleted_at IS NULL
GROUP BY 1 ORDER BY 1;
COMMENT ON VIEW reporting.users_by_age_band IS
    'Users by their age, in bands, when they were last observed (empty: unknown).';

CREATE VIEW reporting.users_by_domain_class AS
SELECT enrichment ->> 'emailDomainClass' AS domain_class, count(*) AS users
FROM public.users WHERE deleted_at IS NULL
GROUP BY 1 ORDER BY users DESC, 1;
COMMENT ON VIEW reporting.users_by_domain_class IS
    'Users by the class of their e-mail domain, such as freemail (empty: unknown), the most first.';

CREATE VIEW reporting.growth_per_day AS
SELECT cast(inserted_at AT TIME ZONE 'UTC' AS date) AS day, source, count(*) AS new_users,
       count(*) FILTER (WHERE deleted_at IS NOT NULL) AS deleted_since
FROM public.users
GROUP BY 1, 2 ORDER BY 1 DESC, 2;
COMMENT ON VIEW reporting.growth_per_day IS
    'Users by the day (UTC) on which they were first stored, and how many of them were deleted since; the newest first.';

CREATE VIEW reporting.quality_by_source AS
SELECT source, count(*) AS users, round(avg(quality_score), 1) AS average_quality, min(quality_score) AS lowest_quality,
       count(*) FILTER (WHERE jsonb_array_length(quality_issues) > 0) AS users_with_issues
FROM public.users WHERE deleted_at IS NULL
GROUP BY source ORDER BY source;
COMMENT ON VIEW reporting.quality_by_source IS
    'How good the users of each source are: score from 0 to 100, and how many have an issue.';

CREATE VIEW reporting.issues_by_source AS
SELECT source, issue ->> 'code' AS code, count(*) AS issues
FROM public.users, jsonb_array_elements(quality_issues) AS issue
WHERE deleted_at IS NULL
GROUP BY 1, 2 ORDER BY source, issues DESC, code;
COMMENT ON VIEW reporting.issues_by_source IS 'The issues of each source''s users by their code, the most first.';

CREATE VIEW reporting.freshness AS
SELECT source, count(*) AS users, max(fetched_at) AS newest_fetched_at, min(fetched_at) AS oldest_fetched_at,
       max(observed_at) AS newest_observed_at,
       count(*) FILTER (WHERE fetched_at > now() - interval '1 day') AS fetched_in_a_day,
       count(*) FILTER (WHERE fetched_at > now() - interval '7 days') AS fetched_in_a_week
FROM public.users WHERE deleted_at IS NULL
GROUP BY source ORDER BY source;
COMMENT ON VIEW reporting.freshness IS
    'When the users of each source were fetched: the newest, the oldest, and how many within a day and a week.';

CREATE VIEW reporting.quarantine AS
SELECT stage, code, source, state, count(*) AS records, max(quarantined_at) AS newest_at
FROM public.quarantined_records
GROUP BY 1, 2, 3, 4 ORDER BY records DESC, stage, code, source, state;
COMMENT ON VIEW reporting.quarantine IS 'Records that left the flow, by stage, reason, source and what became of them.';

-- Roles belong to the cluster and are made by whoever owns it; where they are, they may read.
DO $$
DECLARE reader name;
BEGIN
    FOR reader IN SELECT rolname FROM pg_roles WHERE rolname IN ('userdata_bi', 'userdata_storage') LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA reporting TO %I', reader);
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO %I', reader);
    END LOOP;
END $$;
