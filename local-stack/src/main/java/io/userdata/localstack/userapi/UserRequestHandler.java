package io.userdata.localstack.userapi;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.userdata.localstack.userapi.fault.FaultSwitch;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Answers requests for users: within the budget, and as wrongly as the fault switch says. */
final class UserRequestHandler {
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final UserPageWriter pages;
    private final UserBudget budget;
    private final FaultSwitch faults;
    private final Clock clock;

    UserRequestHandler(UserPageWriter pages, UserBudget budget, FaultSwitch faults, Clock clock) {
        this.pages = pages;
        this.budget = budget;
        this.faults = faults;
        this.clock = clock;
    }

    HttpReply answer(UserQuery query, String client) throws InterruptedException {
        return switch (faults.next()) {
            case NONE -> genuine(query, client);
            case DOWN -> HttpReply.text(500, "text/plain", "Internal Server Error");
            case ERROR_BODY -> HttpReply.error(200, "Uh oh, something has gone wrong.");
            case HTML ->
                HttpReply.text(200, "text/html", "<!DOCTYPE html><html><body><h1>Maintenance</h1></body></html>");
            case TRUNCATED -> genuine(query, client).cut();
            case EMPTY -> HttpReply.json(pages.emptyPage(query));
            case HANG -> hanging(query, client);
            case RATE_LIMITED -> overLimit();
            case RETRY_AFTER_SECONDS -> overLimit().after(Long.toString(WAIT.toSeconds()));
            case RETRY_AFTER_DATE -> overLimit().after(inAWhile());
            case UNAVAILABLE -> HttpReply.text(503, "text/plain", "Service Unavailable");
            case SLOW -> genuine(query, client).slow(faults::awaitChange);
            case CLAMPED -> genuine(query.with(query.page(), Math.max(1, query.results() / 2)), client);
            case REPEATED -> genuine(query.with(1, query.results()), client);
        };
    }

    private HttpReply hanging(UserQuery query, String client) throws InterruptedException {
        faults.awaitChange();
        return genuine(query, client);
    }

    private HttpReply genuine(UserQuery query, String client) {
        return budget.take(client, query.results()) ? HttpReply.json(pages.page(query)) : overLimit();
    }

    /** The next full second after the wait: an HTTP date has no fractions. */
    private String inAWhile() {
        ZonedDateTime when = clock.instant().plus(WAIT).plusSeconds(1).atZone(ZoneOffset.UTC);
        return RFC_1123_DATE_TIME.format(when);
    }

    private static HttpReply overLimit() {
        return HttpReply.error(429, "You have asked for too many users. Please wait a few minutes.");
    }
}
