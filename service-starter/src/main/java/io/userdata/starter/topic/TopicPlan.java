package io.userdata.starter.topic;

import static java.util.stream.Collectors.toMap;

import io.userdata.events.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/** What topics there must be, and what is wrong with those that are there. */
final class TopicPlan {
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
    private static final List<String> USERS = List.of(
            Topics.RAW_LIVE, Topics.RAW_BACKFILL, Topics.ENRICHED_LIVE, Topics.ENRICHED_BACKFILL, Topics.QUARANTINE);
    private static final List<String> RUNS = List.of(Topics.COMMANDS, Topics.RUNS);

    private final TopicProperties properties;

    TopicPlan(TopicProperties properties) {
        this.properties = properties;
    }

    List<String> names() {
        return Stream.concat(USERS.stream(), RUNS.stream()).toList();
    }

    List<NewTopic> missing(Set<String> existing) {
        return names().stream()
                .filter(name -> !existing.contains(name))
                .map(this::topic)
                .toList();
    }

    private NewTopic topic(String name) {
        Optional<Short> replication =
                properties.replicationFactor() == -1 ? Optional.empty() : Optional.of(properties.replicationFactor());
        return new NewTopic(name, Optional.of(properties.partitions()), replication).configs(configs(name));
    }

    private Map<String, String> configs(String name) {
        Map<String, String> configs = new LinkedHashMap<>();
        configs.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        if (name.equals(Topics.RUNS)) {
            configs.put("cleanup.policy", "compact");
        } else {
            configs.put("cleanup.policy", "delete");
            configs.put("retention.ms", Long.toString(properties.retention().toMillis()));
        }
        return configs;
    }

    /** Returns what the topics must be told apart by, or throws a sentence that says what must be corrected. */
    TopicsReadyEvent check(Map<String, TopicDescription> topics, Map<String, Config> configs) {
        Map<String, Integer> partitions = topics.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        topic -> topic.getValue().partitions().size()));
        configs.forEach(TopicPlan::checkConfig);
        return new TopicsReadyEvent(same(USERS, partitions), same(RUNS, partitions));
    }

    private static void checkConfig(String name, Config config) {
        String policy = name.equals(Topics.RUNS) ? "compact" : "delete";
        if (!policy.equals(config.get("cleanup.policy").value())) {
            throw new UnusableTopicException("Topic " + name + " must have cleanup.policy=" + policy + ".");
        }
        if (Integer.parseInt(config.get("max.message.bytes").value()) < MAX_MESSAGE_BYTES) {
            throw new UnusableTopicException(
                    "Topic " + name + " must have max.message.bytes of at least " + MAX_MESSAGE_BYTES + ".");
        }
    }

    private static int same(List<String> names, Map<String, Integer> partitions) {
        List<Integer> counts = names.stream().map(partitions::get).distinct().toList();
        if (counts.size() != 1) {
            throw new UnusableTopicException(
                    "Topics " + names + " must have the same number of partitions; they have " + counts + ".");
        }
        return counts.get(0);
    }
}
