package io.userdata.ingest.source.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables, such as <code>page={{page}}</code>.
 *
 * @param text where a variable stands as its name in double braces
 */
public record Template(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}\\s]*)\\s*}}");

    /** The names of its variables. */
    public Set<String> variables() {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    /**
     * Fills in the variables, all of which must have a value.
     *
     * @param literal encodes what stands between them
     * @param encoding encodes each value
     */
    public String render(Map<String, String> values, UnaryOperator<String> literal, UnaryOperator<String> encoding) {
        StringBuilder rendered = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            rendered.append(literal.apply(text.substring(from, variable.start())));
            rendered.append(encoding.apply(value(values, variable)));
            from = variable.end();
        }
        return rendered.append(literal.apply(text.substring(from))).toString();
    }

    private static String value(Map<String, String> values, MatchResult variable) {
        String value = values.get(variable.group(1));
        if (value == null) {
            throw new IllegalArgumentException("no value for {{" + variable.group(1) + "}}");
        }
        return value;
    }
}
