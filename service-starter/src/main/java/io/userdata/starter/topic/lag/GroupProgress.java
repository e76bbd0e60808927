package io.userdata.starter.topic.lag;

/**
 * How far a group has come in a topic.
 *
 * @param unread records that it has yet to read
 * @param offset its committed offsets, added up over the partitions
 */
record GroupProgress(long unread, long offset) {}
