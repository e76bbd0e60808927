package io.userdata.processor.cleaning;

import io.userdata.events.user.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a text, and the codes of the issues it found. */
record Cleaned(@Nullable Object value, List<String> codes) {
    static Cleaned by(Rule<?> rule, String text) {
        IssueLog issues = new IssueLog(List.of());
        Object value = rule.apply(text, "field", issues);
        return new Cleaned(value, issues.all().stream().map(Issue::code).toList());
    }

    static Cleaned to(Object value) {
        return new Cleaned(value, List.of());
    }

    static Cleaned refused(String code) {
        return new Cleaned(null, List.of(code));
    }
}
