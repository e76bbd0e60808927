package io.userdata.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentLinksTest {
    /** Words that the project does not use: they hide who acts. */
    private static final Pattern UNCLEAR =
            Pattern.compile("(?i)\\b(nobody|somebody|whoever|anybody|mend|mends|mended|wish|wishes|suffer|suffers)\\b");

    static List<MarkdownPage> pages() {
        return MarkdownPage.below(MarkdownPage.HOME);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageLinksToWhatExists(MarkdownPage page) {
        assertThat(page.brokenLinks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageNamesWhoActs(MarkdownPage page) {
        assertThat(page.prose()).doesNotContainPattern(UNCLEAR);
    }

    @Test
    void theMainPagesAreAmongThoseThatAreChecked() {
        assertThat(pages())
                .extracting(MarkdownPage::toString)
                .contains("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/reference/alerts.md");
    }

    @Test
    void aBrokenLinkIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# Other page\n## What it `says`, in short\n");
        Path page = Files.writeString(folder.resolve("page.md"), """
                # Page
                [here](#page) [there](other.md) [section](other.md#what-it-says-in-short) [web](https://example.org/x.md)
                [gone](gone.md) [no section](other.md#gone) [no section here](#gone) ![no picture](gone.png)
                ```
                [code](no-link.md)
                ```
                """);
        assertThat(new MarkdownPage(page).brokenLinks())
                .containsExactly("gone.md", "other.md#gone", "#gone", "gone.png");
    }
}
