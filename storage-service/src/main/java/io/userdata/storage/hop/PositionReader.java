package io.userdata.storage.hop;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Where topics end and what consumer groups have read. */
interface PositionReader {
    /** Returns where each partition of the topics ends now, open transactions included. */
    Map<TopicPartition, Long> ends(List<String> topics);

    /** Returns the partitions of which a group has yet to read a record before these ends. */
    Set<TopicPartition> unread(String group, Map<TopicPartition, Long> ends);
}
