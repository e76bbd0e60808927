package io.userdata.processor.query;

import java.util.List;

/** Both lanes, live first. */
public record QueryLanes(List<QueryLane> all) {
    public QueryLanes {
        all = List.copyOf(all);
    }
}
