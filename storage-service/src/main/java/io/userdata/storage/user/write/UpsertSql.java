package io.userdata.storage.user.write;

import static java.util.stream.Collectors.joining;

import io.userdata.storage.user.VersionOrder;
import java.util.EnumSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The text of the guarded upsert, made from {@link UserColumns}, in two forms that answer the same columns.
 *
 * <p>The arrays are unnested in the select list, where PostgreSQL walks through all of them at once; in FROM it would first
 * make a table of each.
 */
final class UpsertSql {
    private static final String UPSERT = """
            INSERT INTO users AS u (%1$s, inserted_at, updated_at)
              SELECT %1$s, cast(:now as timestamptz), cast(:now as timestamptz)
              FROM (SELECT %2$s) AS given
              ORDER BY user_id
              ON CONFLICT (user_id) DO UPDATE
                SET %3$s, updated_at = excluded.updated_at, previous_hash = %%s
                WHERE (%4$s) > (%5$s)""".formatted(
                    all(UserColumn::name),
                    all(column -> array(column) + " AS " + column.name()),
                    some(
                            EnumSet.complementOf(EnumSet.of(UserColumn.Part.IDENTITY)),
                            column -> column.name() + " = excluded." + column.name()),
                    VersionOrder.sql("excluded."),
                    VersionOrder.sql("u."));

    private static final String CHANGED = "INSERT INTO user_changes (user_id, " + version("") + ", "
            + version("before_") + ", " + content("") + ", changed_at)";

    /** For PostgreSQL 18 and later, where RETURNING tells the replaced state itself. */
    static final String RETURNING_OLD = """
            WITH applied AS (
              %1$s
              RETURNING u.user_id, %2$s, new.content_hash, new.updated_at,
                %3$s, %4$s, old.content_hash AS previous_hash
            ), changed AS (
              %5$s
              SELECT user_id, %6$s, %7$s, %8$s, updated_at
              FROM applied WHERE previous_hash <> content_hash
            )
            SELECT user_id,
              previous_hash IS NULL AS inserted,
              coalesce(previous_hash = content_hash, false) AS unchanged,
              false AS raced
            FROM applied
            """.formatted(
            UPSERT.formatted("NULL"),
            version("new."),
            some(EnumSet.of(UserColumn.Part.VERSION), column -> "old." + column.name() + " AS before_" + column.name()),
            content("old."),
            CHANGED,
            version(""),
            version("before_"),
            content(""));

    /**
     * For every PostgreSQL. All parts of a statement see the table as it was before: that is how the history finds the
     * replaced state. A state that another transaction wrote in between is not seen; it is told as {@code raced}.
     */
    static final String JOINING = """
            WITH applied AS (
              %1$s
              RETURNING u.user_id, %2$s, u.content_hash, u.previous_hash, u.updated_at
            ), changed AS (
              %3$s
              SELECT a.user_id, %4$s, %5$s, %6$s, a.updated_at
              FROM applied a JOIN users o ON o.user_id = a.user_id AND o.content_hash = a.previous_hash
              WHERE a.previous_hash <> a.content_hash
              RETURNING user_id
            )
            SELECT a.user_id,
              a.previous_hash IS NULL AS inserted,
              coalesce(a.previous_hash = a.content_hash, false) AS unchanged,
              coalesce(a.previous_hash <> a.content_hash AND c.user_id IS NULL, false) AS raced
            FROM applied a LEFT JOIN changed c ON c.user_id = a.user_id
            """.formatted(
            UPSERT.formatted("u.content_hash"), version("u."), CHANGED, version("a."), version("o."), content("o."));

    /** Clears the states that a delete is newer than, whatever became of the delete itself. */
    static final String ERASE = """
            UPDATE user_changes c SET %s
            FROM (SELECT %s) AS d
            WHERE c.user_id = d.user_id AND num_nonnulls(%s) > 0 AND (%s) < (%s)
            """.formatted(
            some(EnumSet.of(UserColumn.Part.CONTENT), column -> column.name() + " = NULL"),
            "unnest(cast(:user_id as uuid[])) AS user_id, "
                    + some(EnumSet.of(UserColumn.Part.VERSION), column -> array(column) + " AS " + column.name()),
            content("c."),
            VersionOrder.sql("c.before_"),
            VersionOrder.sql("d."));

    private UpsertSql() {}

    private static String array(UserColumn column) {
        return "unnest(cast(:" + column.name() + " as " + column.type() + "[]))";
    }

    private static String version(String prefix) {
        return some(EnumSet.of(UserColumn.Part.VERSION), column -> prefix + column.name());
    }

    private static String content(String prefix) {
        return some(EnumSet.of(UserColumn.Part.CONTENT), column -> prefix + column.name());
    }

    private static String all(Function<UserColumn, String> text) {
        return some(EnumSet.allOf(UserColumn.Part.class), text);
    }

    private static String some(EnumSet<UserColumn.Part> parts, Function<UserColumn, String> text) {
        Stream<UserColumn> columns = UserColumns.ALL.stream().filter(column -> parts.contains(column.part()));
        return columns.map(text).collect(joining(", "));
    }
}
