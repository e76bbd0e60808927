package io.userdata.processor.query;

import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Lets work end before Spark, which stops in a hook of its own when the virtual machine is asked to end, pulls the ground
 * from under it.
 */
public final class SparkShutdown {
    private static final int BEFORE_SPARK = 1000;

    private SparkShutdown() {}

    /** Runs the work when the virtual machine ends, before Spark's hook does. */
    public static void before(Runnable work) {
        ShutdownHookManager.get().addShutdownHook(work, BEFORE_SPARK);
    }

    /** Forgets the work, where it has been done already. */
    public static void forget(Runnable work) {
        try {
            ShutdownHookManager.get().removeShutdownHook(work);
        } catch (IllegalStateException e) {
            return; // the virtual machine is ending: the work runs once more and finds nothing left to do
        }
    }
}
