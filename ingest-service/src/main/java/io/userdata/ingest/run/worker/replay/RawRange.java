package io.userdata.ingest.run.worker.replay;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * What is still to be read of a partition; all of them together are the cursor of a replay.
 *
 * @param next the first offset to read
 * @param end the first offset not to read
 */
record RawRange(TopicPartition partition, long next, long end) {
    private static final Pattern TEXT = Pattern.compile("([a-z.]+)/(\\d{1,9})=(\\d{1,18})-(\\d{1,18})");

    boolean isDone() {
        return next >= end;
    }

    RawRange from(long offset) {
        return new RawRange(partition, offset, end);
    }

    static String text(List<RawRange> ranges) {
        return ranges.stream()
                .map(range -> range.partition.topic() + "/" + range.partition.partition() + "=" + range.next + "-"
                        + range.end)
                .collect(joining(";"));
    }

    static List<RawRange> parse(String text) {
        return Arrays.stream(text.split(";")).map(RawRange::of).toList();
    }

    private static RawRange of(String text) {
        Matcher range = TEXT.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException("not a cursor of a replay");
        }
        return new RawRange(
                new TopicPartition(range.group(1), Integer.parseInt(range.group(2))),
                Long.parseLong(range.group(3)),
                Long.parseLong(range.group(4)));
    }
}
