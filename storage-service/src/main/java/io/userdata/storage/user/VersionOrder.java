package io.userdata.storage.user;

/** Tells SQL in which order versions come: as {@link io.userdata.events.record.Version} compares them. */
public final class VersionOrder {
    private VersionOrder() {}

    /** The expressions to compare by, of columns whose names begin with a prefix. */
    public static String sql(String prefix) {
        return "least(%1$sobserved_at, %1$sfetched_at), %1$sfetched_at, %1$sevent_id, %1$srevision".formatted(prefix);
    }
}
