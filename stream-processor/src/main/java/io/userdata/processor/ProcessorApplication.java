package io.userdata.processor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the stream processor. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProcessorApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ProcessorApplication.class, arguments);
    }
}
