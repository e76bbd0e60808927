package io.userdata.ingest.source.paging;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the header {@code Link} (RFC 8288, 3). */
final class LinkHeader {
    private static final Pattern LINK = Pattern.compile(
            "<([^>]*)>((?:\\s*;\\s*[^\\s=;,]+(?:\\s*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\";,]*))?)*)");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;,]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\";,]*))");

    private LinkHeader() {}

    /** The target of the relation {@code next}; empty: there is none. */
    static String next(List<String> values) {
        return values.stream()
                .flatMap(value -> LINK.matcher(value).results())
                .filter(link -> isNext(link.group(2)))
                .map(link -> link.group(1).strip())
                .findFirst()
                .orElse("");
    }

    /** The first relation counts. */
    private static boolean isNext(String parameters) {
        return PARAMETER
                .matcher(parameters)
                .results()
                .filter(parameter -> parameter.group(1).equalsIgnoreCase("rel"))
                .limit(1)
                .map(relation -> relation.group(2) == null ? relation.group(3) : relation.group(2))
                .flatMap(relations -> Arrays.stream(relations.split("\\s+")))
                .anyMatch("next"::equalsIgnoreCase);
    }
}
