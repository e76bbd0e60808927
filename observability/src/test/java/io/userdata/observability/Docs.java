package io.userdata.observability;

import java.util.Locale;
import java.util.stream.Stream;

/** The pages that alerts and dashboards lead to. */
final class Docs {
    static final String ADDRESS = "https://userdata.example/docs";

    private Docs() {}

    /** The titles of a page's sections. */
    static Stream<String> sections(String page) {
        return ProjectFiles.text(ProjectFiles.HOME.resolve("docs").resolve(page))
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3));
    }

    /** The end of a section's address. */
    static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-').replaceAll("[^\\w-]", "");
    }

    /** Whether an address is that of a page, or of one of its sections. */
    static boolean leadSomewhere(String address) {
        String[] parts = address.substring(ADDRESS.length() + 1).split("#", -1);
        return ProjectFiles.HOME.resolve("docs").resolve(parts[0]).toFile().isFile()
                && (parts.length == 1 || sections(parts[0]).map(Docs::anchor).anyMatch(parts[1]::equals));
    }
}
