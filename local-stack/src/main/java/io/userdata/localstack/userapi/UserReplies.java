package io.userdata.localstack.userapi;

import io.userdata.localstack.userapi.fault.FaultSwitch;

/** Answers requests for users: within the budget, and as wrongly as the fault switch says. */
final class UserReplies {
    private final UserPages pages;
    private final UserBudget budget;
    private final FaultSwitch faults;

    UserReplies(UserPages pages, UserBudget budget, FaultSwitch faults) {
        this.pages = pages;
        this.budget = budget;
        this.faults = faults;
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
        };
    }

    private Reply hanging(UserQuery query, String client) throws InterruptedException {
        faults.awaitChange();
        return genuine(query, client);
    }

    private Reply genuine(UserQuery query, String client) {
        return budget.take(client, query.results()) ? Reply.json(pages.page(query)) : overLimit();
    }

    private static Reply overLimit() {
        return Reply.error(429, "You have asked for too many users. Please wait a few minutes.");
    }
}
