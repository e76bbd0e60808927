package io.userdata.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.run.Window;
import io.userdata.events.user.Address;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Issue;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RecordsFollowSchemasTest {
    @ParameterizedTest
    @MethodSource
    void schemaNamesExactlyTheFieldsOfTheRecord(Class<? extends Record> type, String schema, String pointer) {
        JsonNode properties = ContractFiles.schema(schema).at(pointer + "/properties");
        assertThat(properties.propertyNames())
                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    static List<Arguments> schemaNamesExactlyTheFieldsOfTheRecord() {
        return List.of(
                Arguments.of(RawRecord.class, "raw-record", ""),
                Arguments.of(Coordinates.class, "raw-record", "/properties/coordinates"),
                Arguments.of(EnrichedRecord.class, "enriched-record", ""),
                Arguments.of(User.class, "enriched-record", "/properties/user"),
                Arguments.of(PersonName.class, "enriched-record", "/properties/user/properties/name"),
                Arguments.of(Address.class, "enriched-record", "/properties/user/properties/address"),
                Arguments.of(NationalId.class, "enriched-record", "/properties/user/properties/nationalId"),
                Arguments.of(Enrichment.class, "enriched-record", "/properties/enrichment"),
                Arguments.of(Quality.class, "enriched-record", "/properties/quality"),
                Arguments.of(Issue.class, "enriched-record", "/properties/quality/properties/issues/items"),
                Arguments.of(RunRecord.class, "run-record", ""),
                Arguments.of(RunDefinition.class, "run-record", "/properties/definition"),
                Arguments.of(Window.class, "run-record", "/properties/definition/properties/window"),
                Arguments.of(RunReason.class, "run-record", "/properties/reason"),
                Arguments.of(SliceRecord.class, "slice-record", ""),
                Arguments.of(SourceStateRecord.class, "source-record", ""),
                Arguments.of(RunIdClaim.class, "run-claim", ""),
                Arguments.of(ForgottenRun.class, "forgotten-run", ""),
                Arguments.of(RunCommand.class, "run-command", ""));
    }
}
