package io.userdata.localstack.userapi;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.userdata.localstack.userapi.fault.FaultSwitch;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Answers requests for users: within the budget, and as wrongly as the fault switch says. */
final class UserReplies {
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final UserPages pages;
    private final UserBudget budget;
    private final FaultSwitch faults;
    private final Clock clock;

    UserReplies(UserPages pages, UserBudget budget, FaultSwitch faults, Clock clock) {
        this.pages = pages;
        this.budget = budget;
        this.faults = faults;
        this.clock = clock;
    }

    Reply answer(UserQuery query, String client) throws InterruptedException {
        return switch (faults.next()) {
            case NONE -> genuine(query, client);
            case DOWN -> Reply.text(500, "text/plain", "Internal Server Error");
            case ERROR_BODY -> Reply.error(200, "Uh oh, something has gone wrong.");
            case HTML -> Reply.text(200, "text/html", "<!DOCTYPE html><html><body><h1>Maintenance</h1></body></html>");
            case TRUNCATED -> genuine(query, client).cut();
            case EMPTY -> Reply.json(pages.emptyPage(query));
            case HANG -> hanging(query, client);
            case RATE_LIMITED -> overLimit();
            case RETRY_AFTER_SECONDS -> overLimit().after(Long.toString(WAIT.toSeconds()));
            case RETRY_AFTER_DATE -> overLimit().after(inAWhile());
            case UNAVAILABLE -> Reply.text(503, "text/plain", "Service Unavailable");
            case SLOW -> genuine(query, client).slow(faults::awaitChange);
            case CLAMPED -> genuine(query.with(query.page(), Math.max(1, query.results() / 2)), client);
            case REPEATED -> genuine(query.with(1, query.results()), client);
        };
    }

    private Reply hanging(UserQuery query, String client) throws InterruptedException {
        faults.awaitChange();
        return genuine(query, client);
    }

    private Reply genuine(UserQuery query, String client) {
        return budget.take(client, query.results()) ? Reply.json(pages.page(query)) : overLimit();
    }

    /** The next full second after the wait: an HTTP date has no fractions. */
    private String inAWhile() {
        ZonedDateTime when = clock.instant().plus(WAIT).plusSeconds(1).atZone(ZoneOffset.UTC);
        return RFC_1123_DATE_TIME.format(when);
    }

    private static Reply overLimit() {
        return Reply.error(429, "You have asked for too many users. Please wait a few minutes.");
    }
}
