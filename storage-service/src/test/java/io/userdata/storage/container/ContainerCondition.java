package io.userdata.storage.container;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testcontainers.DockerClientFactory;

/** Skips a test on containers by name where it was not asked for, no engine answers or an image cannot be had. */
final class ContainerCondition implements ExecutionCondition {
    private static final Duration FETCH = Duration.ofMinutes(5);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (System.getProperty("containers") == null) {
            return disabled("runs by mvn verify -Dcontainers");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return disabled("no container engine answers");
        }
        return AnnotationSupport.findAnnotation(context.getElement(), ContainerTest.class)
                .flatMap(test -> missing(test.value()))
                .map(image -> disabled("the image " + image + " cannot be had"))
                .orElseGet(() -> enabled("engine and images are there"));
    }

    private static Optional<String> missing(String... images) {
        DockerClient docker = DockerClientFactory.lazyClient();
        return Arrays.stream(images).filter(image -> !has(docker, image)).findFirst();
    }

    private static boolean has(DockerClient docker, String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return fetch(docker, image);
        }
    }

    private static boolean fetch(DockerClient docker, String image) {
        try {
            return docker.pullImageCmd(image).start().awaitCompletion(FETCH.toSeconds(), TimeUnit.SECONDS);
        } catch (DockerException e) { // no registry, or none that knows it
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
