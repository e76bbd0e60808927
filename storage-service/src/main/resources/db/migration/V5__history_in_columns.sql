-- The replaced state in columns, as users has it: to make JSON of it cost more than to store it. All of them are null in
-- a state of being deleted and once the user is deleted. What was kept as JSON moves into the columns.
ALTER TABLE user_changes
    ADD name_title           text,
    ADD name_first           text,
    ADD name_last            text,
    ADD gender               text,
    ADD birth_date           date,
    ADD nationality          text,
    ADD email                text,
    ADD phone                text,
    ADD cell                 text,
    ADD username             text,
    ADD registered_at        timestamptz,
    ADD national_id_name     text,
    ADD national_id_value    text,
    ADD address_street       text,
    ADD address_city         text,
    ADD address_state        text,
    ADD address_postcode     text,
    ADD address_country      text,
    ADD address_latitude     double precision,
    ADD address_longitude    double precision,
    ADD address_utc_offset   text,
    ADD picture              text;
UPDATE user_changes c
SET (name_title, name_first, name_last, gender, birth_date, nationality, email, phone, cell, username,
     registered_at, national_id_name, national_id_value, address_street, address_city, address_state,
     address_postcode, address_country, address_latitude, address_longitude, address_utc_offset, picture) = (
    SELECT name_title, name_first, name_last, gender, birth_date, nationality, email, phone, cell, username,
           registered_at, national_id_name, national_id_value, address_street, address_city, address_state,
           address_postcode, address_country, address_latitude, address_longitude, address_utc_offset, picture
    FROM jsonb_populate_record(NULL::users, c.before))
WHERE before IS NOT NULL;
ALTER TABLE user_changes DROP before;

-- A page keeps room for the next versions of two of its rows: an update that changes no indexed column then touches no
-- index. A table that is there already gets this room as its pages are written again.
ALTER TABLE users SET (fillfactor = 80);

COMMENT ON COLUMN users.previous_hash IS
    'the hash that the last write found; null where PostgreSQL is 18 or later, which tells it without this column';
