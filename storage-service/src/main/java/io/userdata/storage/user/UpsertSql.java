package io.userdata.storage.user;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The text of the guarded upsert, made from {@link UserColumns}.
 *
 * <p>All parts of one statement see the table as it was before: that is how the history finds the replaced state. A
 * state that another transaction wrote in between is not seen; it is told as {@code raced}. The replaced state is made
 * of texts, because jsonb_build_object looks up the type of each of its arguments again for each row.
 */
final class UpsertSql {
    static final String TEXT = """
            WITH applied AS (
              INSERT INTO users AS u (%1$s, inserted_at, updated_at)
              SELECT %1$s, cast(:now as timestamptz), cast(:now as timestamptz)
              FROM unnest(%2$s) AS r(%1$s)
              ORDER BY user_id
              ON CONFLICT (user_id) DO UPDATE
                SET %3$s, updated_at = excluded.updated_at, previous_hash = u.content_hash
                WHERE (%4$s) > (%5$s)
              RETURNING u.user_id, %5$s, u.content_hash, u.previous_hash, u.updated_at
            ), changed AS (
              INSERT INTO user_changes (user_id, %6$s, %7$s, before, changed_at)
              SELECT a.user_id, %8$s, %9$s, jsonb_strip_nulls(jsonb_object(array[%10$s], array[%11$s])), a.updated_at
              FROM applied a JOIN users o ON o.user_id = a.user_id AND o.content_hash = a.previous_hash
              WHERE a.previous_hash <> a.content_hash
              RETURNING user_id
            )
            SELECT a.user_id,
              a.previous_hash IS NULL AS inserted,
              coalesce(a.previous_hash = a.content_hash, false) AS unchanged,
              a.previous_hash <> a.content_hash AND c.user_id IS NULL AS raced
            FROM applied a LEFT JOIN changed c ON c.user_id = a.user_id
            """.formatted(
                    all(UserColumn::name),
                    all(column -> "cast(:" + column.name() + " as " + column.type() + "[])"),
                    some(
                            EnumSet.complementOf(EnumSet.of(UserColumn.Part.IDENTITY)),
                            column -> column.name() + " = excluded." + column.name()),
                    version("excluded."),
                    version("u."),
                    version(""),
                    version("before_"),
                    version("a."),
                    version("o."),
                    some(EnumSet.of(UserColumn.Part.CONTENT), column -> "'" + column.name() + "'"),
                    some(EnumSet.of(UserColumn.Part.CONTENT), UpsertSql::replacedText));

    /** Clears the states that a delete is newer than, whatever became of the delete itself. */
    static final String ERASE = """
            UPDATE user_changes c SET before = NULL
            FROM unnest(%s, %s) AS d(user_id, %s)
            WHERE c.user_id = d.user_id AND c.before IS NOT NULL AND (%s) < (%s)
            """.formatted(
                    "cast(:user_id as uuid[])",
                    some(
                            EnumSet.of(UserColumn.Part.VERSION),
                            column -> "cast(:" + column.name() + " as " + column.type() + "[])"),
                    version(""),
                    version("c.before_"),
                    version("d."));

    private UpsertSql() {}

    /** A time as JSON writes it: PostgreSQL's own text of it depends on the session. */
    private static String replacedText(UserColumn column) {
        String replaced = "o." + column.name();
        return column.type().equals("timestamptz")
                ? "to_jsonb(" + replaced + ") #>> '{}'"
                : "cast(" + replaced + " as text)";
    }

    private static String version(String prefix) {
        return some(EnumSet.of(UserColumn.Part.VERSION), column -> prefix + column.name());
    }

    private static String all(Function<UserColumn, String> text) {
        return some(EnumSet.allOf(UserColumn.Part.class), text);
    }

    private static String some(EnumSet<UserColumn.Part> parts, Function<UserColumn, String> text) {
        Stream<UserColumn> columns = UserColumns.ALL.stream().filter(column -> parts.contains(column.part()));
        return columns.map(text).collect(joining(", "));
    }
}
