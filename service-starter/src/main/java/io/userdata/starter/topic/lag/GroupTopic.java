package io.userdata.starter.topic.lag;

/** A topic as a consumer group reads it. */
record GroupTopic(String group, String topic) {}
