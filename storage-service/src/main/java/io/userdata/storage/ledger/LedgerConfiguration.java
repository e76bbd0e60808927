package io.userdata.storage.ledger;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the pause between two looks at what is open, for all that look. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    @Bean
    Duration ledgerWatch(LedgerProperties properties) {
        return properties.watch();
    }
}
