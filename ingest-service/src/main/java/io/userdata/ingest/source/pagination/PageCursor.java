package io.userdata.ingest.source.pagination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a slice stands; it keeps the page size of its first page, as another one would shift pages.
 *
 * @param at the place of the page in the words of its pagination; empty: the beginning
 * @param size records per page
 * @param number of the page, from 1
 * @param afterShort whether the page before it was not full
 * @param told whether the source told that the page before it was the last one
 * @param seen digests of the first page and of the page before it, where there are such: a source that begins again is
 *     known by the first
 */
public record PageCursor(String at, int size, long number, boolean afterShort, boolean told, List<String> seen) {
    private static final Pattern TEXT = Pattern.compile(
            "(?<key>\\w+)=(?<at>[^;]*);size=(?<size>\\d{1,9})(;number=(?<number>\\d{1,18}))?(?<short>;short)?(?<told>;told)?(;seen=(?<seen>[0-9a-f]+(,[0-9a-f]+)?))?");

    /** The beginning. */
    static PageCursor first(String at, int size) {
        return new PageCursor(at, size, 1, false, false, List.of());
    }

    /**
     * Reads a cursor.
     *
     * @param key what the place is called there
     * @throws IllegalArgumentException if it is none, or one of another pagination
     */
    static PageCursor read(String text, String key) {
        Matcher cursor = TEXT.matcher(text);
        if (!cursor.matches() || !key.equals(cursor.group("key"))) {
            throw new IllegalArgumentException("not a cursor of this pagination");
        }
        return new PageCursor(
                URLDecoder.decode(cursor.group("at"), UTF_8),
                Integer.parseInt(cursor.group("size")),
                Optional.ofNullable(cursor.group("number")).map(Long::parseLong).orElse(1L),
                cursor.group("short") != null,
                cursor.group("told") != null,
                Optional.ofNullable(cursor.group("seen"))
                        .map(seen -> List.of(seen.split(",")))
                        .orElse(List.of()));
    }

    /** Whether it is the beginning of a source that has no word for that. */
    public boolean isBeginning() {
        return at.isEmpty();
    }

    /** Whether its number is higher than the last one; only for pages with numbers. */
    public boolean isBeyond(long last) {
        return place() > last;
    }

    /** Its place as a number. */
    long place() {
        return Long.parseLong(at);
    }

    /** Whether a page with that digest has been there. */
    public boolean hasSeen(String digest) {
        return seen.contains(digest);
    }

    PageCursor next(NextPage.Next to, boolean shortPage, @Nullable String digest) {
        List<String> pages =
                Stream.concat(seen.stream().limit(1), Stream.ofNullable(digest)).toList();
        return new PageCursor(to.at(), size, number + 1, shortPage, to.told(), pages);
    }

    String text(String key) {
        return key + "=" + URLEncoder.encode(at, UTF_8) + ";size=" + size + ";number=" + number
                + (afterShort ? ";short" : "") + (told ? ";told" : "")
                + (seen.isEmpty() ? "" : ";seen=" + String.join(",", seen));
    }
}
