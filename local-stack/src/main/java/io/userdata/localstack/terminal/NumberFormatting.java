package io.userdata.localstack.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class NumberFormatting {
    private NumberFormatting() {}

    /** Such as 5,000. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as 2.6 s. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
