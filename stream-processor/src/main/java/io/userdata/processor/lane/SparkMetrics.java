package io.userdata.processor.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.userdata.processor.query.SparkActivity;
import io.userdata.starter.metrics.MetricNames;

/** Shows what Spark does at this moment. */
final class SparkMetrics implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(MetricNames.SPARK_TASKS, () -> SparkActivity.now().tasks())
                .register(registry);
        Gauge.builder(MetricNames.SPARK_JOBS, () -> SparkActivity.now().jobs()).register(registry);
        Gauge.builder(MetricNames.SPARK_EXECUTORS, () -> SparkActivity.now().executors())
                .register(registry);
        Gauge.builder(MetricNames.SPARK_STORAGE, () -> SparkActivity.now().storageBytes())
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }
}
