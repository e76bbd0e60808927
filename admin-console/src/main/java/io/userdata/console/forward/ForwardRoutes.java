package io.userdata.console.forward;

import io.userdata.console.service.ServiceName;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/** All that can be asked through the console; anything else is refused before it leaves. */
final class ForwardRoutes {
    private static final String ID = "[0-9A-Za-z-]{1,64}";
    private static final String NAME = "[0-9A-Za-z_.-]{1,100}";

    private static final List<Route> ALL = List.of(
            route(ServiceName.INGEST, HttpMethod.GET, "/api/v1/sources(/" + NAME + ")?"),
            route(ServiceName.INGEST, HttpMethod.POST, "/api/v1/sources/" + NAME + "/(pause|resume|check)"),
            route(ServiceName.INGEST, HttpMethod.GET, "/api/v1/runs(/" + ID + ")?"),
            route(ServiceName.INGEST, HttpMethod.POST, "/api/v1/runs(/" + ID + "/(pause|resume|cancel))?"),
            route(ServiceName.PROCESSOR, HttpMethod.GET, "/api/v1/pipeline"),
            route(ServiceName.PROCESSOR, HttpMethod.POST, "/api/v1/pipeline/(live|backfill)/(adopt-offsets|restart)"),
            route(ServiceName.STORAGE, HttpMethod.GET, "/api/v1/runs/" + ID + "/ledger"),
            route(ServiceName.STORAGE, HttpMethod.GET, "/api/v1/quarantine(/" + ID + ")?"),
            route(ServiceName.STORAGE, HttpMethod.PATCH, "/api/v1/quarantine/" + ID),
            route(ServiceName.STORAGE, HttpMethod.POST, "/api/v1/quarantine(/" + ID + ")?/(replay|discard)"));

    private ForwardRoutes() {}

    /** Whether a service may be asked this. */
    static boolean allow(ServiceName service, HttpMethod method, String path) {
        return !path.contains("..")
                && ALL.stream()
                        .anyMatch(route -> route.service() == service
                                && route.method().equals(method)
                                && route.path().matcher(path).matches());
    }

    private static Route route(ServiceName service, HttpMethod method, String path) {
        return new Route(service, method, Pattern.compile(path));
    }

    private record Route(ServiceName service, HttpMethod method, Pattern path) {}
}
