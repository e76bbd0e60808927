package io.userdata.storage.ledger;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the pauses between two looks at what is open, for all that look, and between two at what is too old. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    @Bean
    Duration ledgerWatch(LedgerProperties properties) {
        return properties.watch();
    }

    @Bean
    Duration ledgerSweep(LedgerProperties properties) {
        return properties.sweep();
    }
}
