package io.userdata.starter.topic;

/**
 * Every topic is there and as it must be; published once, when consumers and producers may start.
 *
 * @param partitions of each users.* topic
 * @param runPartitions of ingest.commands and ingest.runs
 */
public record TopicsReadyEvent(int partitions, int runPartitions) {}
