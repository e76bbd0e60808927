package io.userdata.acceptance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Looks for what recorded users must keep for themselves. Salts and hashes are looked for as words; passwords, which are
 * words that a field or a street may bear too, by the name of their field and as whole values of a source's record.
 */
final class SecretSearch {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{8,}");
    private static final Pattern JSON_VALUE = Pattern.compile("\"(\\w+)\":\"([^\"\\\\]+)\"");
    private static final Pattern PASSWORD_FIELD = Pattern.compile("\"(password|salt|md5|sha1|sha256)\"");

    private final Set<String> words = new HashSet<>();
    private final Set<String> passwords = new HashSet<>();

    SecretSearch(List<JsonNode> users) {
        for (JsonNode user : users) {
            JsonNode login = user.path("login");
            for (String field : List.of("salt", "md5", "sha1", "sha256")) {
                words.add(login.path(field).asString());
            }
            passwords.add(login.path("password").asString());
        }
        words.remove("");
        passwords.remove("");
    }

    int size() {
        return words.size() + passwords.size();
    }

    /** The secrets that a text holds. */
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (words.contains(word.group())) {
                found.add(word.group());
            }
        }
        Matcher field = PASSWORD_FIELD.matcher(text);
        while (field.find()) {
            found.add(field.group());
        }
        return found;
    }

    /** The secrets that a source's record, as JSON on a raw topic, holds. */
    List<String> inRaw(String text) {
        List<String> found = in(text);
        Matcher value = JSON_VALUE.matcher(text);
        while (value.find()) {
            // one recorded password is also the postcode of a user
            if (!value.group(1).equals("postcode") && passwords.contains(value.group(2))) {
                found.add(value.group());
            }
        }
        return found;
    }
}
