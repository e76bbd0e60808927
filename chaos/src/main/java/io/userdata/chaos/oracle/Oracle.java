package io.userdata.chaos.oracle;

import io.userdata.chaos.load.Requests;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.suite.LaunchedSuite;
import io.userdata.chaos.suite.SuiteClient;
import io.userdata.chaos.suite.SuiteDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Knows all that was served, pushed and asked for, and says what of it the suite got wrong. */
public final class Oracle {
    private final LaunchedSuite suite;
    private final Populations populations;
    private final Requests requests;
    private final RunCheck runs;

    public Oracle(LaunchedSuite suite, SuiteClient client, Populations populations, Requests requests) {
        this.suite = suite;
        this.populations = populations;
        this.requests = requests;
        this.runs = new RunCheck(client, populations, requests);
    }

    /**
     * Compares everything.
     *
     * @param until runs that were created later are not looked at, as a schedule never ends
     */
    public List<Finding> findings(Instant until) {
        ExpectedUsers expected = ExpectedUsers.of(populations, requests);
        List<Finding> findings = new ArrayList<>();
        requests.refusals().forEach(text -> findings.add(new Finding(FindingKind.REFUSED, "request", text)));
        try (SuiteDatabase database = new SuiteDatabase(suite.variables())) {
            Tables tables = new Tables(database);
            findings.addAll(RowCheck.findings(expected, tables.users()));
            findings.addAll(ChangeCheck.findings(tables.changes()));
            findings.addAll(new QuarantineCheck(populations, requests, expected).findings(tables.quarantine()));
            tables.runsThatCountTwice()
                    .forEach(run -> findings.add(new Finding(
                            FindingKind.COUNTED_TWICE, "ledger of run " + run, "a number has two outcomes")));
            findings.addAll(runs.findings(tables.runs(until)));
        } catch (SQLException e) {
            findings.add(new Finding(FindingKind.SUITE, "database", "cannot be read: SQLSTATE " + e.getSQLState()));
        }
        return findings;
    }
}
