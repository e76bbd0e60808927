package io.userdata.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

class RunControllerTest {
    @ParameterizedTest
    @ValueSource(classes = {PutMapping.class, PostMapping.class})
    void aRequestAndItsDryRunHaveOneCaption(Class<? extends Annotation> verb) {
        List<String> captions = Arrays.stream(RunController.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(verb))
                .filter(method -> List.of("put", "post", "plan").contains(method.getName()))
                .map(method -> method.getAnnotation(Operation.class).summary())
                .toList();
        assertThat(captions).hasSize(2);
        assertThat(captions.stream().distinct()).hasSize(1);
        assertThat(captions.get(0)).startsWith("Creates a run").contains("with dryRun=true", "nothing is written");
    }
}
