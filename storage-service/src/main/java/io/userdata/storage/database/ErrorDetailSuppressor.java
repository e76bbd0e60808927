package io.userdata.storage.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Keeps PostgreSQL's error details, which quote the row, out of every exception, whatever the configured address says.
 */
@Component
final class ErrorDetailSuppressor implements BeanPostProcessor {
    private static final String SETTING = "logServerErrorDetail";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource database && database.getJdbcUrl() != null) {
            database.setJdbcUrl(without(database.getJdbcUrl()));
        }
        return bean;
    }

    static String without(String url) {
        String other = url.replaceAll("(?i)([?&])" + SETTING + "=[^&]*&?", "$1").replaceAll("[?&]$", "");
        return other + (other.indexOf('?') < 0 ? '?' : '&') + SETTING + "=false";
    }
}
