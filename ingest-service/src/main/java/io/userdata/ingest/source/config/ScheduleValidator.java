package io.userdata.ingest.source.config;

import io.userdata.ingest.source.pagination.PaginationProperties;
import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import org.jspecify.annotations.Nullable;

/** What a schedule may say, going by what it is the schedule of. */
final class ScheduleValidator {
    private ScheduleValidator() {}

    /** Throws IllegalArgumentException, naming the key, for a schedule whose polls could not be carried out. */
    static void check(ScheduleProperties schedule, PaginationProperties pages, int pageSize, boolean windowed) {
        if (Boolean.TRUE.equals(schedule.continues()) && (windowed || !canContinue(pages.type()))) {
            throw new IllegalArgumentException("schedule.continues is for pagination.type keyset or cursor without "
                    + "{{window.from}} and {{window.to}}");
        }
        Long most = schedule.maxRecords();
        if (pages.isEndless()) {
            checkEndless(most, pages, pageSize);
        }
        if (continues(schedule, pages.type(), windowed) && most != null && most < pageSize) {
            throw new IllegalArgumentException("schedule.max-records must be at least limits.page-size, " + pageSize
                    + ", as polls go on where the one before ended");
        }
    }

    private static void checkEndless(@Nullable Long most, PaginationProperties pages, int pageSize) {
        if (most == null) {
            throw new IllegalArgumentException("schedule.max-records is missing: the source is endless");
        }
        Long last = pages.lastPage();
        if (last != null && (most - 1) / pageSize > last - pages.firstPage()) {
            throw new IllegalArgumentException("schedule.max-records must be at most "
                    + (last - pages.firstPage() + 1) * pageSize + ", as many as the source's pages hold");
        }
    }

    /** Whether a poll begins where the one before it ended. */
    static boolean continues(ScheduleProperties schedule, Type type, boolean windowed) {
        Boolean wanted = schedule.continues();
        return !windowed && canContinue(type) && (wanted == null ? type == Type.KEYSET : wanted);
    }

    private static boolean canContinue(Type type) {
        return type == Type.KEYSET || type == Type.CURSOR;
    }
}
