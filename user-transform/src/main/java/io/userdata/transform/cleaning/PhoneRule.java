package io.userdata.transform.cleaning;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings a telephone number to E.164. Letters are not guessed at; a number of a length that its country has, but in no
 * range that the country has given out, is kept with an issue, as ranges are given out faster than they are published.
 */
final class PhoneRule implements CleaningRule<String> {
    /** RFC 3966, in which SCIM gives telephone numbers. */
    private static final String SCHEME = "tel:";

    private static final Pattern EXTENSION = Pattern.compile(
            "[\\s,;]*(?:(?:;ext=|(?:ext(?:ensio)?n?|xtn|доб|anexo|x)[.:]?)\\s*\\d{1,7}|#\\s*\\d{0,7})#?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CONTEXT = Pattern.compile(";phone-context=[^;]*");

    private final @Nullable String country;
    private final PhoneNumberUtil numbers;

    /**
     * Makes a rule.
     *
     * @param country ISO 3166-1 alpha-2, whose national form is expected; null: only international numbers are readable
     */
    PhoneRule(@Nullable String country) {
        this.country = country;
        this.numbers = PhoneNumberUtilRegistry.of(country);
    }

    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        if (text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            int semicolon = text.indexOf(';');
            int end = semicolon < 0 ? text.length() : semicolon;
            return number(text.substring(SCHEME.length(), end), context(text.substring(end)), field, issues);
        }
        return number(text, "", field, issues);
    }

    /** The country or the network of a local number: the one parameter that changes who is called. */
    private static String context(String parameters) {
        Matcher context = CONTEXT.matcher(parameters);
        return context.find() ? context.group() : "";
    }

    private @Nullable String number(String text, String context, String field, IssueLog issues) {
        String number = hasLetters(text) || text.indexOf('#') >= 0
                ? EXTENSION.matcher(text).replaceFirst("")
                : text;
        if (hasLetters(number)) {
            return issues.add("PHONE_HAS_LETTERS", field);
        }
        try {
            return e164(numbers.parse(number + context, country), field, issues);
        } catch (NumberParseException e) {
            return issues.add(code(e), field);
        }
    }

    private static boolean hasLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String e164(PhoneNumber number, String field, IssueLog issues) {
        if (!numbers.isPossibleNumber(number)) {
            return issues.add("PHONE_INVALID", field);
        }
        if (!numbers.isValidNumber(number)) {
            issues.add("PHONE_UNASSIGNED", field);
        }
        return numbers.format(number, PhoneNumberFormat.E164);
    }

    private static String code(NumberParseException error) {
        return error.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                ? "PHONE_COUNTRY_UNKNOWN"
                : "PHONE_INVALID";
    }
}
