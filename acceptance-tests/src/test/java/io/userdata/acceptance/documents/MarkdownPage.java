package io.userdata.acceptance.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file: its section titles, its links, and which of the links lead nowhere. */
record MarkdownPage(Path file) {
    static final Path HOME = Path.of(System.getProperty("userdata.home", ".."));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern TITLE = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+:.*");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");

    /** All pages of the project below a folder, without what builds and tools put there. */
    static List<MarkdownPage> below(Path folder) {
        List<MarkdownPage> pages = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    String name = visited.getFileName().toString();
                    boolean skipped = !visited.equals(folder) && (name.startsWith(".") || name.equals("target"));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
                    if (visited.toString().endsWith(".md")) {
                        pages.add(new MarkdownPage(visited));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path visited, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) { // a test of another module has just deleted it
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    /** Links to files or sections that do not exist; addresses on the web are not asked. */
    List<String> brokenLinks() {
        return LINK.matcher(prose())
                .results()
                .map(found -> found.group(1))
                .filter(link -> !ADDRESS.matcher(link).matches())
                .filter(link -> !leadsSomewhere(link))
                .toList();
    }

    private boolean leadsSomewhere(String link) {
        String[] parts = link.split("#", 2);
        MarkdownPage target = parts[0].isEmpty() ? this : new MarkdownPage(file.resolveSibling(parts[0]));
        if (!Files.exists(target.file)) {
            return false;
        }
        return parts.length == 1 || target.anchors().anyMatch(parts[1]::equals);
    }

    /** The ends of the addresses of its sections, as GitHub makes them. */
    private Stream<String> anchors() {
        return TITLE.matcher(prose())
                .results()
                .map((MatchResult title) -> title.group(1).toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }

    /** The text without blocks of code. */
    String prose() {
        return CODE_BLOCK.matcher(text()).replaceAll("");
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return HOME.relativize(file).toString();
    }
}
