package io.userdata.chaos.oracle;

/**
 * Something that is wrong.
 *
 * @param subject user, run or entry by its id
 */
public record Finding(FindingKind kind, String subject, String detail) {
    @Override
    public String toString() {
        return kind + " " + subject + ": " + detail;
    }
}
