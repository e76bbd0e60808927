package io.userdata.localstack.userapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.localstack.userapi.person.Nationality;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, read as leniently as randomuser.me does: what is out of range silently becomes 1.
 *
 * @param include the only fields wanted; empty: all
 */
record UserQuery(
        String seed,
        int page,
        int results,
        List<Nationality> nationalities,
        Set<String> include,
        Set<String> exclude,
        boolean withInfo) {
    static final int MAX_RESULTS = 5_000;
    static final int MAX_PAGE = 10_000;

    /**
     * Reads the query of an address.
     *
     * @param query raw, null for none
     * @param randomSeed the seed of a request without one
     */
    static UserQuery of(@Nullable String query, Supplier<String> randomSeed) {
        Map<String, String> values = parameters(query == null ? "" : query);
        String seed = values.getOrDefault("seed", "");
        return new UserQuery(
                seed.isEmpty() ? randomSeed.get() : seed,
                clamped(values.get("page"), MAX_PAGE),
                clamped(values.get("results"), MAX_RESULTS),
                nationalities(values.getOrDefault("nat", "")),
                names(values.getOrDefault("inc", "")),
                names(values.getOrDefault("exc", "")),
                !values.containsKey("noinfo"));
    }

    /** The same for another page, or another number of users. */
    UserQuery with(int otherPage, int otherResults) {
        return new UserQuery(seed, otherPage, otherResults, nationalities, include, exclude, withInfo);
    }

    boolean wants(String field) {
        return include.isEmpty() ? !exclude.contains(field) : include.contains(field);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) { // a stray percent sign stands for itself
            return text;
        }
    }

    private static int clamped(@Nullable String text, int most) {
        try {
            int number = Integer.parseInt(text == null ? "1" : text.strip());
            return number < 1 || number > most ? 1 : number;
        } catch (NumberFormatException e) { // as silently as the genuine API
            return 1;
        }
    }

    /** One bad code voids the filter. */
    private static List<Nationality> nationalities(String codes) {
        List<Optional<Nationality>> wanted = Arrays.stream(codes.split(","))
                .map(code -> Nationality.of(code.strip()))
                .toList();
        return wanted.stream().allMatch(Optional::isPresent)
                ? wanted.stream().flatMap(Optional::stream).toList()
                : List.of(Nationality.values());
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
