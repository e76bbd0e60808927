package io.userdata.storage.web;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.starter.request.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** What may be sent. */
@Configuration(proxyBeanMethods = false)
class RequestLimitConfiguration {
    /** A record of the largest size, as the text of a JSON string: at the most every second character is escaped. */
    @Bean
    BodyLimit fixedRecordLimit() {
        return BodyLimit.of(
                HttpMethod.PATCH, "/api/v1/quarantine/{id}", DataSize.ofBytes(2L * OriginalBytes.MAX_BYTES));
    }
}
