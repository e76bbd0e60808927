package io.userdata.processor.web;

import io.swagger.v3.oas.annotations.Operation;
import io.userdata.transform.TransformRules;
import io.userdata.transform.mapping.DriftCounter;
import io.userdata.transform.mapping.SchemaDrift;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells where the records of a source no longer have the shape of its mapping. */
@RestController
class DriftController {
    private final Set<String> sources;
    private final DriftCounter counts;

    DriftController(TransformRules rules) {
        this.sources = rules.mappings().keySet();
        this.counts = DriftCounter.OF_THIS_PROCESS;
    }

    @Operation(summary = "Changed and unknown fields of a source's records, counted by path since this process started")
    @GetMapping("/api/v1/mappings/{source}/drift")
    DriftView drift(@PathVariable String source) {
        if (!sources.contains(source)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no mapping for this source.");
        }
        return new DriftView(
                source, counts.of(source, SchemaDrift.Kind.CHANGED), counts.of(source, SchemaDrift.Kind.UNKNOWN));
    }

    /**
     * The drifts of one source.
     *
     * @param changed records in which a mapped field had another type, by path
     * @param unknown records with a field that no mapping reads, by path
     */
    record DriftView(String source, Map<String, Long> changed, Map<String, Long> unknown) {}
}
