package io.userdata.storage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.report.ReportInfo;
import io.userdata.storage.report.ReportResult;
import io.userdata.storage.report.ReportService;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports, as JSON and as CSV. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {
    private static final String CSV = "text/csv";

    private final ReportService reports;

    ReportController(ReportService reports) {
        this.reports = reports;
    }

    @Operation(summary = "The reports that there are, and what each tells")
    @GetMapping
    Items list() {
        return new Items(reports.all());
    }

    @Operation(summary = "A report as of now; text/csv for a spreadsheet")
    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ReportResult report(@PathVariable String name) {
        return reports.find(name)
                .orElseThrow(
                        () -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-report", "There is no such report."));
    }

    @Operation(hidden = true)
    @GetMapping(path = "/{name}", produces = CSV)
    ResponseEntity<String> csv(@PathVariable String name) {
        ReportResult report = report(name);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + report.name() + ".csv\"")
                .body(CsvWriter.of(report));
    }

    /** All of them. */
    record Items(List<ReportInfo> items) {}
}
