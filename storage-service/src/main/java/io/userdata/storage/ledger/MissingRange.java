package io.userdata.storage.ledger;

/** Published numbers [from, to) of a slice and partition that have no outcome. */
public record MissingRange(int slice, int partition, long from, long to) {}
