package io.userdata.storage.ledger;

import java.time.Instant;

/** An operator's word that a ledger will not balance, and why. */
public record Settled(Instant at, String who, String note) {}
