#!/usr/bin/env bash
# Makes roles and databases. PostgreSQL's image runs it when the volume is new; running it again adds what is missing and
# sets the passwords to those of the environment:
#   docker compose exec postgres /docker-entrypoint-initdb.d/10-roles.sh
set -euo pipefail
psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet -U "${POSTGRES_USER:-postgres}" -d postgres <<'SQL'
\getenv owner USERDATA_OWNER_PASSWORD
\getenv storage USERDATA_STORAGE_PASSWORD
\getenv bi USERDATA_BI_PASSWORD
\getenv airflow AIRFLOW_DATABASE_PASSWORD

SELECT format('CREATE ROLE %I', role)
FROM unnest(ARRAY['userdata_owner', 'userdata_storage', 'userdata_bi', 'airflow']) AS role
WHERE role NOT IN (SELECT rolname FROM pg_roles) \gexec
SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', role, word)
FROM (VALUES ('userdata_owner', :'owner'), ('userdata_storage', :'storage'), ('userdata_bi', :'bi'), ('airflow', :'airflow'))
    AS wanted (role, word) \gexec
ALTER ROLE userdata_owner CREATEROLE;
ALTER ROLE userdata_bi SET default_transaction_read_only = on;

SELECT format('CREATE DATABASE %I OWNER %I', name, owner)
FROM (VALUES ('userdata', 'userdata_owner'), ('airflow', 'airflow')) AS wanted (name, owner)
WHERE name NOT IN (SELECT datname FROM pg_database) \gexec
REVOKE ALL ON DATABASE userdata, airflow FROM PUBLIC;
GRANT CONNECT ON DATABASE userdata TO userdata_storage, userdata_bi;

\connect userdata
-- The owner's migrations make everything. The service reads and writes the tables; BI sees only what migrations put into
-- schemas of their own, since it may not look into public.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO userdata_storage;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO userdata_storage;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO userdata_storage;
ALTER DEFAULT PRIVILEGES FOR ROLE userdata_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO userdata_storage;
ALTER DEFAULT PRIVILEGES FOR ROLE userdata_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO userdata_storage;
ALTER DEFAULT PRIVILEGES FOR ROLE userdata_owner GRANT USAGE ON SCHEMAS TO userdata_storage, userdata_bi;
ALTER DEFAULT PRIVILEGES FOR ROLE userdata_owner GRANT SELECT ON TABLES TO userdata_storage, userdata_bi;
-- What operators did is only ever added to.
SELECT 'REVOKE UPDATE, DELETE ON public.quarantine_actions FROM userdata_storage'
WHERE to_regclass('public.quarantine_actions') IS NOT NULL \gexec
SQL
