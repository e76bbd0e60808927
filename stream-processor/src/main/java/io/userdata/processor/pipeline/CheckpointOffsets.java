package io.userdata.processor.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads how far a query has come: Spark's commit log names its last batch, the offset log where that ended. */
final class CheckpointOffsets {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern BATCH = Pattern.compile("\\d{1,18}");
    /** The offset log's file: version, metadata, then a line for each source. */
    private static final int SOURCE_LINE = 2;

    private final Path checkpoint;

    CheckpointOffsets(Path checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Returns the next offset to process by partition of the topic; empty before the first batch has ended. */
    Map<Integer, Long> read(String topic) throws IOException {
        OptionalLong batch = lastCommitted();
        if (batch.isEmpty()) {
            return Map.of();
        }
        List<String> lines = Files.readAllLines(checkpoint.resolve("offsets").resolve("" + batch.getAsLong()));
        JsonNode partitions = MAPPER.readTree(lines.get(SOURCE_LINE)).path(topic);
        Map<Integer, Long> offsets = new HashMap<>();
        partitions
                .properties()
                .forEach(entry -> offsets.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
        return offsets;
    }

    private OptionalLong lastCommitted() throws IOException {
        Path commits = checkpoint.resolve("commits");
        if (!Files.isDirectory(commits)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> files = Files.list(commits)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> BATCH.matcher(name).matches())
                    .mapToLong(Long::parseLong)
                    .max();
        }
    }
}
