package io.userdata.transform.enrichment;

import java.util.Map;
import java.util.TreeMap;

/** The generation of a year of birth, by the first years that the Pew Research Center uses. */
final class Generation {
    private static final TreeMap<Integer, String> FIRST_YEARS = new TreeMap<>(Map.of(
            Integer.MIN_VALUE,
            "lost",
            1901,
            "greatest",
            1928,
            "silent",
            1946,
            "boomer",
            1965,
            "generation-x",
            1981,
            "millennial",
            1997,
            "generation-z",
            2013,
            "generation-alpha"));

    private Generation() {}

    static String of(int birthYear) {
        return FIRST_YEARS.floorEntry(birthYear).getValue();
    }
}
