package io.userdata.storage.report;

import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.fault.FaultClassifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Counts reports one at a time: the connections are there for records first. */
@Component
public class ReportService {
    private static final String CANCELLED = "57014";

    private final ReportQueries queries;
    private final ReportProperties properties;
    private final Semaphore turn = new Semaphore(1);

    ReportService(ReportQueries queries, ReportProperties properties) {
        this.queries = queries;
        this.properties = properties;
    }

    public List<ReportInfo> all() {
        return queries.all();
    }

    /** The report as of now; empty if there is none of that name. */
    public Optional<ReportResult> find(String name) {
        if (!turn.tryAcquire()) {
            throw unavailable("report-busy", "Another report is being counted.");
        }
        try {
            return queries.find(name);
        } catch (DataAccessException e) {
            if (CANCELLED.equals(FaultClassifier.of(e).code())) {
                throw unavailable(
                        "report-too-slow",
                        "The report took longer than userdata.report.timeout ("
                                + properties.timeout().toSeconds()
                                + " s): read its view in the schema reporting with a tool that may wait.");
            }
            throw e;
        } finally {
            turn.release();
        }
    }

    private ProblemException unavailable(String type, String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, type, detail).retryAfter(properties.timeout());
    }
}
