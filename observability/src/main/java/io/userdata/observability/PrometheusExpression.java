package io.userdata.observability;

/**
 * A question to Prometheus.
 *
 * @param place where it stands
 * @param query in PromQL, without variables of Grafana
 */
public record PrometheusExpression(String place, String query) {
    @Override
    public String toString() {
        return place + ": " + query;
    }
}
