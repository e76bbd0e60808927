package io.userdata.starter.topic.lag;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which groups' lag is read from the broker.
 *
 * @param groups of this service
 * @param every how long from one reading to the next
 * @param answerWithin how long the broker may take for each answer
 */
@ConfigurationProperties("userdata.lag")
public record LagProperties(
        @DefaultValue List<Group> groups,
        @DefaultValue("5s") Duration every,
        @DefaultValue("5s") Duration answerWithin) {
    public LagProperties {
        groups = List.copyOf(groups);
        positive(every, "every");
        positive(answerWithin, "answer-within");
    }

    /**
     * A consumer group.
     *
     * @param topics that it reads
     */
    public record Group(String id, @DefaultValue List<String> topics) {
        public Group {
            if (id.isBlank()) {
                throw new IllegalArgumentException("userdata.lag.groups[].id must not be blank");
            }
            if (topics.isEmpty()) {
                throw new IllegalArgumentException("userdata.lag.groups[].topics must name a topic of group " + id);
            }
            topics = List.copyOf(topics);
        }
    }

    private static void positive(Duration value, String key) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("userdata.lag." + key + " must be positive");
        }
    }
}
