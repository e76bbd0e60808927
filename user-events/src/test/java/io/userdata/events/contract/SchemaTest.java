package io.userdata.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaTest {
    @ParameterizedTest
    @CsvSource({
        "raw-record, raw-record",
        "raw-record, raw-record-delete",
        "enriched-record, enriched-record",
        "enriched-record, enriched-record-issues",
        "enriched-record, enriched-record-delete",
        "quarantine-headers, quarantine-headers",
        "quarantine-headers, quarantine-headers-unreadable",
        "run-record, run-record",
        "slice-record, slice-record",
        "source-record, source-record",
        "run-claim, run-claim",
        "forgotten-run, forgotten-run",
        "run-command, run-command",
        "run-command, run-command-cancel",
        "run-command, run-command-push",
        "run-command, run-command-delete",
    })
    void goldenFileFollowsItsSchema(String schema, String golden) {
        assertThat(errors(schema, ContractFiles.golden(golden))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "raw-record, raw-record, payload",
        "raw-record, raw-record, coordinates",
        "enriched-record, enriched-record, contentHash",
        "quarantine-headers, quarantine-headers, userdata-code",
        "quarantine-headers, quarantine-headers, userdata-sequence",
        "run-record, run-record, state",
        "slice-record, slice-record, published",
        "source-record, source-record, paused",
        "run-command, run-command, action",
    })
    void recordWithoutARequiredFieldIsRefused(String schema, String golden, String field) {
        ObjectNode broken = (ObjectNode) ContractFiles.golden(golden);
        broken.remove(field);
        assertThat(errors(schema, broken)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "raw-record, raw-record, lane, sideways",
        "raw-record, raw-record, userId, 17",
        "raw-record, raw-record, observedAt, yesterday",
        "run-record, run-record, state, DONE",
        "run-command, run-command, action, DESTROY",
    })
    void recordWithAWrongValueIsRefused(String schema, String golden, String field, String value) {
        ObjectNode broken = (ObjectNode) ContractFiles.golden(golden);
        broken.put(field, value);
        assertThat(errors(schema, broken)).isNotEmpty();
    }

    private static List<Error> errors(String schema, JsonNode json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ContractFiles.schema(schema))
                .validate(
                        json.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
