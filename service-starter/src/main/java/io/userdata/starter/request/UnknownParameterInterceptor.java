package io.userdata.starter.request;

import io.userdata.starter.problem.ProblemException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query parameter that our controller's method does not know: a filter with a spelling mistake would select
 * everything. A method that takes the whole request reads its parameters itself; the endpoints of libraries are left alone.
 */
final class UnknownParameterInterceptor implements HandlerInterceptor {
    private static final String OURS = "io.userdata.";

    private final Map<Method, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            known.computeIfAbsent(method.getMethod(), key -> names(method))
                    .ifPresent(names -> check(request.getParameterMap().keySet(), names));
        }
        return true;
    }

    private static void check(Set<String> given, Set<String> known) {
        for (String name : given) {
            if (!known.contains(name)) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "unknown-parameter",
                        "There is no parameter " + shown(name) + " here; "
                                + (known.isEmpty()
                                        ? "there are none."
                                        : "there are: " + String.join(", ", known) + "."));
            }
        }
    }

    private static String shown(String name) {
        return name.length() > 50 ? name.substring(0, 50) + "..." : name;
    }

    /** Empty where any are allowed. */
    private static Optional<Set<String>> names(HandlerMethod method) {
        Set<String> names = new TreeSet<>(conditions(method));
        for (MethodParameter parameter : method.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (ServletRequest.class.isAssignableFrom(type)) {
                return Optional.empty();
            }
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                names.add(name(parameter));
            } else if (type.isRecord() && !parameter.hasParameterAnnotation(RequestBody.class)) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return Optional.of(names);
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation =
                AnnotatedElementUtils.getMergedAnnotation(parameter.getParameter(), RequestParam.class);
        return annotation == null || annotation.name().isEmpty()
                ? parameter.getParameter().getName()
                : annotation.name();
    }

    /** Those by which the mapping itself is chosen, such as {@code dryRun=true}. */
    private static List<String> conditions(HandlerMethod method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping == null
                ? List.of()
                : Arrays.stream(mapping.params())
                        .map(condition -> condition.replaceFirst("^!", "").replaceFirst("!?=.*", ""))
                        .toList();
    }
}
