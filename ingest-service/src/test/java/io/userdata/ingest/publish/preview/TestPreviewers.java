package io.userdata.ingest.publish.preview;

import io.userdata.ingest.publish.TestPublishers;
import java.util.List;
import org.springframework.mock.env.MockEnvironment;

/** What tries a page without publishing it, as tests need it. */
public final class TestPreviewers {
    private TestPreviewers() {}

    /** The mapping of the source "people" is elsewhere. */
    public static PagePreviewer previewer() {
        return new PagePreviewer(TestPublishers.factory(), MappedFields.of(new MockEnvironment(), List.of("people")));
    }
}
