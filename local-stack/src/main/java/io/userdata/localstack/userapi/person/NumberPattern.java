package io.userdata.localstack.userapi.person;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The shape of a number: {@code #} is a digit, {@code %} a digit but 0, {@code ?} a letter, {@code @} the birth date as
 * ddMMyy; the rest stands for itself.
 */
record NumberPattern(String shape) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("ddMMyy").withZone(ZoneOffset.UTC);

    String fill(SeededRandom draw, Instant birth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            char sign = shape.charAt(i);
            switch (sign) {
                case '#' -> text.append((char) ('0' + draw.below(10)));
                case '%' -> text.append((char) ('1' + draw.below(9)));
                case '?' -> text.append((char) ('A' + draw.below(26)));
                case '@' -> text.append(DATE.format(birth));
                default -> text.append(sign);
            }
        }
        return text.toString();
    }
}
