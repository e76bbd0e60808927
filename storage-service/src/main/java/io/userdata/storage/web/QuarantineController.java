package io.userdata.storage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.quarantine.QuarantineAudit;
import io.userdata.storage.quarantine.QuarantineEntry;
import io.userdata.storage.quarantine.QuarantineFilter;
import io.userdata.storage.quarantine.QuarantineList;
import io.userdata.storage.quarantine.QuarantineQueries;
import io.userdata.storage.quarantine.QuarantineState;
import io.userdata.storage.quarantine.operations.BulkQuarantineResult;
import io.userdata.storage.quarantine.operations.BulkQuarantineService;
import io.userdata.storage.quarantine.operations.QuarantineService;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Quarantined records, and what operators do with them. */
@RestController
@RequestMapping("/api/v1/quarantine")
class QuarantineController {
    private final QuarantineQueries entries;
    private final QuarantineAudit audit;
    private final QuarantineService quarantine;
    private final BulkQuarantineService bulk;

    QuarantineController(
            QuarantineQueries entries,
            QuarantineAudit audit,
            QuarantineService quarantine,
            BulkQuarantineService bulk) {
        this.entries = entries;
        this.audit = audit;
        this.quarantine = quarantine;
        this.bulk = bulk;
    }

    @Operation(summary = "A page of quarantined records, the newest first")
    @GetMapping
    QuarantineList list(
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID runId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit) {
        QuarantineFilter filter = new QuarantineFilter(
                known("stage", stage, QuarantineStage::of),
                code,
                source,
                known("state", state, QuarantineState::of),
                runId,
                from,
                to);
        return entries.list(filter, after, PageLimit.checked(limit));
    }

    @Operation(summary = "A quarantined record; its values are masked unless the caller is an operator")
    @GetMapping("/{id}")
    QuarantineEntryView entry(@PathVariable long id, @Parameter(hidden = true) Authentication authentication) {
        QuarantineEntry entry = found(id);
        Caller caller = Caller.of(authentication);
        if (!caller.isOperator()) {
            return QuarantineEntryView.masked(entry, audit.of(id));
        }
        quarantine.inspected(id, caller.name());
        return QuarantineEntryView.full(entry, audit.of(id));
    }

    @Operation(summary = "Fixes a record; what the entry knows of it need not be in the content")
    @PatchMapping("/{id}")
    QuarantineEntryView fix(
            @PathVariable long id,
            @RequestBody QuarantineRequests.Fix fix,
            @Parameter(hidden = true) Authentication authentication) {
        quarantine.fix(id, fix.bytes(), authentication.getName());
        return QuarantineEntryView.full(found(id), audit.of(id));
    }

    @Operation(summary = "Publishes a record again, with its fix if it has one")
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    QuarantineEntryView replay(@PathVariable long id, @Parameter(hidden = true) Authentication authentication) {
        quarantine.replay(id, authentication.getName());
        return QuarantineEntryView.masked(found(id), audit.of(id));
    }

    @Operation(summary = "Closes an entry: its record is not needed")
    @PostMapping("/{id}/discard")
    QuarantineEntryView discard(
            @PathVariable long id,
            @RequestBody(required = false) QuarantineRequests.@Nullable Note note,
            @Parameter(hidden = true) Authentication authentication) {
        quarantine.discard(id, authentication.getName(), note == null ? null : note.note());
        return QuarantineEntryView.masked(found(id), audit.of(id));
    }

    @Operation(summary = "Publishes all open records again that match and can be; goes on at next")
    @PostMapping("/replay")
    BulkQuarantineResult replay(
            @RequestBody QuarantineRequests.Bulk body, @Parameter(hidden = true) Authentication authentication) {
        return bulk.replay(body.request(), authentication.getName());
    }

    @Operation(summary = "Closes all open entries that match; goes on at next")
    @PostMapping("/discard")
    BulkQuarantineResult discard(
            @RequestBody QuarantineRequests.Bulk body, @Parameter(hidden = true) Authentication authentication) {
        return bulk.discard(body.request(), authentication.getName());
    }

    private QuarantineEntry found(long id) {
        return entries.find(id)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "unknown-entry", "There is no quarantined record " + id + "."));
    }

    private static <T> @Nullable T known(String name, @Nullable String text, Function<String, T> values) {
        try {
            return text == null ? null : values.apply(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid", "There is no such " + name + ".");
        }
    }
}
