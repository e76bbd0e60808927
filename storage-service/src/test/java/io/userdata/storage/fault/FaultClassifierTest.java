package io.userdata.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.MalformedRecordException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.CannotCreateTransactionException;

class FaultClassifierTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08001", "40001", "40P01", "53100", "53300", "57P01", "57P03", "57014", "25006", "28P01",
                "42501"
            })
    void aBrokenOrBusyDatabaseIsInfrastructure(String state) {
        assertThat(FaultClassifier.of(wrapped(state))).isEqualTo(new FaultClass.Infrastructure(state));
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, the database refuses the role or its password (28P01)",
        "28000, the database refuses the role or its password (28000)",
        "08004, the database refuses the role or its password (08004)",
        "3D000, the database of this name does not exist (3D000)",
        "42501, the database denies the role a right it needs (42501)",
        "08001, the database does not answer (08001)"
    })
    void whatMustBeCorrectedIsSaidInWords(String state, String words) {
        assertThat(new FaultClass.Infrastructure(state).text()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P05", "22007", "22003", "23502", "23505", "54000"})
    void aRefusedRowIsData(String state) {
        assertThat(FaultClassifier.of(wrapped(state))).isEqualTo(new FaultClass.Data(state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "21000", "XX000"})
    void whatIsNeitherIsUnexplained(String state) {
        assertThat(FaultClassifier.of(wrapped(state))).isEqualTo(new FaultClass.Unexplained(state));
    }

    @Test
    void anExhaustedPoolIsInfrastructure() {
        assertThat(FaultClassifier.of(new CannotCreateTransactionException(
                        "no connection", new SQLTransientConnectionException("timed out"))))
                .isInstanceOf(FaultClass.Infrastructure.class);
    }

    @Test
    void aClosedConnectionIsInfrastructure() {
        assertThat(FaultClassifier.of(new IllegalStateException(new SQLException("Connection is closed"))))
                .isInstanceOf(FaultClass.Infrastructure.class);
    }

    @Test
    void aRaceIsInfrastructure() {
        assertThat(FaultClassifier.of(new CannotAcquireLockException("raced")))
                .isInstanceOf(FaultClass.Infrastructure.class);
    }

    @Test
    void aRecordAgainstTheContractIsData() {
        assertThat(FaultClassifier.of(new IllegalStateException(new MalformedRecordException("user", "is missing"))))
                .isInstanceOf(FaultClass.Data.class);
    }

    @Test
    void anExceptionIsNamedByItsTypeAlone() {
        assertThat(FaultClassifier.of(new NumberFormatException("For input string: \"asta@example.com\"")))
                .isEqualTo(new FaultClass.Unexplained("NumberFormatException"));
    }

    private static RuntimeException wrapped(String state) {
        return new IllegalStateException(new RuntimeException(new SQLException("refused", state)));
    }
}
