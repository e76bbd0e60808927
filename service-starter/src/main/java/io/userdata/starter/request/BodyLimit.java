package io.userdata.starter.request;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How large a body one endpoint takes, where that differs from {@link RequestProperties#bodyLimit}.
 *
 * @param path such as {@code /api/v1/users}, as in a request mapping
 * @param size the most, as it is sent
 */
public record BodyLimit(HttpMethod method, PathPattern path, DataSize size) {
    /** The limit of one endpoint. */
    public static BodyLimit of(HttpMethod method, String path, DataSize size) {
        return new BodyLimit(method, PathPatternParser.defaultInstance.parse(path), size);
    }

    boolean applies(HttpServletRequest request) {
        return method.matches(request.getMethod()) && path.matches(PathContainer.parsePath(request.getRequestURI()));
    }
}
