package io.userdata.chaos.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds by its mark which broken state a quarantined record is, however it is wrapped. */
public final class PoisonMark {
    private static final Pattern MARK = Pattern.compile("\"" + UserStateJson.POISON + "\\\\?\":(\\d+)");

    private PoisonMark() {}

    /** The number of the state; empty: it is not a broken one. */
    public static Optional<Long> numberIn(String record) {
        Matcher mark = MARK.matcher(record);
        return mark.find() ? Optional.of(Long.parseLong(mark.group(1))) : Optional.empty();
    }
}
