package io.userdata.processor.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Spark's two logs: the commit log names the batches that ended, the offset log where each of them ended. */
final class OffsetLogReader {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern BATCH = Pattern.compile("\\d{1,18}");
    /** The offset log's file: version, metadata, then a line for each source. */
    private static final int SOURCE_LINE = 2;

    private final Path checkpoint;
    private final String topic;

    OffsetLogReader(Path checkpoint, String topic) {
        this.checkpoint = checkpoint;
        this.topic = topic;
    }

    /**
     * Returns the last batch that ended; empty before the first.
     *
     * @throws IOException when its offsets cannot be read
     */
    Optional<ProcessedOffsets> last() throws IOException {
        Optional<Long> batch = committed().stream().findFirst();
        return batch.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProcessedOffsets(batch.get(), offsets(batch.get())));
    }

    /** Returns the last batch that ended and can still be read: to go on from an earlier one repeats, but loses nothing. */
    Optional<ProcessedOffsets> lastReadable() throws IOException {
        return committed().stream()
                .flatMap(batch -> Optional.ofNullable(readable(batch)).stream())
                .findFirst();
    }

    /**
     * Makes sure that Spark can go on from here.
     *
     * @throws IOException when it cannot: Spark begins with the last entries of both logs
     */
    void check() throws IOException {
        last();
        Optional<Long> planned = batches("offsets").stream().findFirst();
        if (planned.isPresent()) {
            offsets(planned.get());
        }
    }

    private @Nullable ProcessedOffsets readable(long batch) {
        try {
            return new ProcessedOffsets(batch, offsets(batch));
        } catch (IOException e) {
            return null; // the one before it is asked next
        }
    }

    private Map<Integer, Long> offsets(long batch) throws IOException {
        List<String> lines = Files.readAllLines(checkpoint.resolve("offsets").resolve(Long.toString(batch)));
        Map<Integer, Long> offsets = new HashMap<>();
        source(lines, batch)
                .properties()
                .forEach(entry -> offsets.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
        return offsets;
    }

    private JsonNode source(List<String> lines, long batch) throws IOException {
        if (lines.size() <= SOURCE_LINE) {
            throw new IOException("the offsets of batch " + batch + " break off");
        }
        try {
            JsonNode partitions = MAPPER.readTree(lines.get(SOURCE_LINE)).path(topic);
            if (!partitions.isObject()) {
                throw new IOException("the offsets of batch " + batch + " are not those of " + topic);
            }
            return partitions;
        } catch (JacksonException e) {
            throw new IOException("the offsets of batch " + batch + " are not JSON", e);
        }
    }

    private List<Long> committed() throws IOException {
        return batches("commits");
    }

    /** Newest first. */
    private List<Long> batches(String log) throws IOException {
        Path folder = checkpoint.resolve(log);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> BATCH.matcher(name).matches())
                    .map(Long::valueOf)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
