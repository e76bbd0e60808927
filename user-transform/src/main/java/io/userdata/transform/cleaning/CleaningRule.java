package io.userdata.transform.cleaning;

import org.jspecify.annotations.Nullable;

/** Brings the text of a field into its one right form. */
interface CleaningRule<T> {
    /**
     * Returns the value; null, with an issue, where the text has no right form.
     *
     * @param text clean, not blank
     * @param field path of the field, for the issue
     */
    @Nullable
    T apply(String text, String field, IssueLog issues);
}
