package io.userdata.localstack.userapi.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a fault shows.
 *
 * @param after how many requests are still answered well
 * @param times how many requests it then spoils; 0: all
 */
public record FaultPlan(@JsonProperty(required = true) InjectedFault fault, int after, int times) {
    public static final FaultPlan NONE = new FaultPlan(InjectedFault.NONE, 0, 0);

    public FaultPlan {
        if (after < 0 || times < 0) {
            throw new IllegalArgumentException("after and times are not negative");
        }
    }

    /** A fault from now on. */
    public static FaultPlan always(InjectedFault fault) {
        return new FaultPlan(fault, 0, 0);
    }
}
