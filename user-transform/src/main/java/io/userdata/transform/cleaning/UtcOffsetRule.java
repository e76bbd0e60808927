package io.userdata.transform.cleaning;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings an offset such as {@code -3:30} to ISO 8601; offsets in use go from -12:00 to +14:00. */
final class UtcOffsetRule implements CleaningRule<String> {
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+-]?)(\\d{1,2}):?([0-5]\\d)?");
    private static final int WEST = -12 * 60;
    private static final int EAST = 14 * 60;
    private static final int STEP = 15;
    private static final Map<String, String> USUAL = usual();

    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        String usual = USUAL.get(text);
        return usual == null ? matched(text, field, issues) : usual;
    }

    private static @Nullable String matched(String text, String field, IssueLog issues) {
        Matcher matcher = OFFSET.matcher(text.equals("Z") ? "0" : text);
        if (!matcher.matches()) {
            return issues.add("UTC_OFFSET_INVALID", field);
        }
        int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        int offset = (Integer.parseInt(matcher.group(2)) * 60 + minutes)
                * (matcher.group(1).equals("-") ? -1 : 1);
        return WEST <= offset && offset <= EAST ? iso(offset) : issues.add("UTC_OFFSET_INVALID", field);
    }

    /** Offsets in use are quarters of an hour; sources write them as here, or with one digit for the hour. */
    private static Map<String, String> usual() {
        Map<String, String> usual = new HashMap<>();
        for (int offset = WEST; offset <= EAST; offset += STEP) {
            String iso = iso(offset);
            usual.put(iso, iso);
            usual.put(iso.replaceFirst("0(?=\\d:)", ""), iso);
        }
        usual.put("0:00", iso(0));
        return Map.copyOf(usual);
    }

    private static String iso(int offset) {
        int minutes = Math.abs(offset);
        return (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
