package io.userdata.transform.cleaning;

import io.userdata.events.user.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a text, and the codes of the issues it found. */
record CleaningResult(@Nullable Object value, List<String> codes) {
    static CleaningResult by(CleaningRule<?> rule, String text) {
        IssueLog issues = new IssueLog(List.of());
        Object value = rule.apply(text, "field", issues);
        return new CleaningResult(value, issues.all().stream().map(Issue::code).toList());
    }

    static CleaningResult to(Object value) {
        return new CleaningResult(value, List.of());
    }

    static CleaningResult refused(String code) {
        return new CleaningResult(null, List.of(code));
    }
}
