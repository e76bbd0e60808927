package io.userdata.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.ingest.publish.preview.PagePreview;
import io.userdata.ingest.publish.preview.PagePreviewer;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying a source.
 *
 * @param outcome {@code PAGE}, or the code of the fault
 * @param message what the fault is; null: there is none
 * @param page null: there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckResponse(
        String source,
        String outcome,
        @Nullable String message,
        @Nullable PagePreview page) {
    static CheckResponse of(Source source, FetchResult outcome, PagePreviewer check) {
        if (outcome instanceof Page page) {
            return new CheckResponse(source.name(), "PAGE", null, check.check(source, page));
        }
        Fault fault = (Fault) outcome;
        return new CheckResponse(source.name(), fault.code().name(), fault.message(), null);
    }
}
