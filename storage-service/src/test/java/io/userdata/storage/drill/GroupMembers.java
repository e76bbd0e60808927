package io.userdata.storage.drill;

import io.userdata.events.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/** Who takes part in the service's consumer group, as the broker sees it. */
final class GroupMembers implements AutoCloseable {
    private static final String GROUP = "storage";

    private final Admin admin;

    GroupMembers(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Whether every live consumer of an instance has partitions. */
    boolean own(String instance) {
        List<MemberDescription> live = of(instance).stream()
                .filter(member -> member.groupInstanceId().orElse("").startsWith(instance + "-live"))
                .toList();
        return !live.isEmpty() && live.stream().allMatch(GroupMembers::hasLivePartition);
    }

    boolean areGone(String instance) {
        return of(instance).isEmpty();
    }

    private static boolean hasLivePartition(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .anyMatch(partition -> partition.topic().equals(Topics.ENRICHED_LIVE));
    }

    private List<MemberDescription> of(String instance) {
        try {
            return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> member.groupInstanceId().orElse("").startsWith(instance + "-"))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
