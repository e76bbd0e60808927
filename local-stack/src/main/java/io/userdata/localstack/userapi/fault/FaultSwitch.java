package io.userdata.localstack.userapi.fault;

import java.util.concurrent.CountDownLatch;

/** Deals the planned fault out to the requests as they come. */
public final class FaultSwitch {
    private FaultPlan plan;
    private long seen;
    private CountDownLatch changed = new CountDownLatch(1);

    public FaultSwitch(FaultPlan plan) {
        this.plan = plan;
    }

    /** Starts a plan from its beginning and releases the requests that hang. */
    public synchronized void set(FaultPlan next) {
        plan = next;
        seen = 0;
        changed.countDown();
        changed = new CountDownLatch(1);
    }

    public synchronized FaultPlan plan() {
        return plan;
    }

    /** What is wrong with the next request. */
    public synchronized InjectedFault next() {
        long number = seen++;
        boolean spoilt = number >= plan.after() && (plan.times() == 0 || number < plan.after() + plan.times());
        return spoilt ? plan.fault() : InjectedFault.NONE;
    }

    /** Waits for another plan. */
    public void awaitChange() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = changed;
        }
        latch.await();
    }
}
