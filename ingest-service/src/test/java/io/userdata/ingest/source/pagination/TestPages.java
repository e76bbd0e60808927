package io.userdata.ingest.source.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages and steps as tests of paginators need them. */
class TestPages {
    static final URI ADDRESS = URI.create("https://users.example/v1/users?limit=3");
    static final JsonPointer ID = JsonPointer.compile("/id");

    static PageSequence pages(Type type, @Nullable String next, @Nullable JsonPointer total) {
        return PageSequence.of(
                new PaginationProperties(type, 1, null),
                3,
                List.of(ID),
                next == null ? null : JsonPointer.compile(next),
                total,
                (name, value) -> name.equals("api_key") || value.equals("s 3"));
    }

    /** A page of the users with these numbers. */
    static PageResponse answer(String head, long from, long to, String... links) {
        List<JsonNode> users = new ArrayList<>();
        LongStream.range(from, to).forEach(id -> users.add(JsonMapper.shared().readTree("{\"id\":" + id + "}")));
        String all = users.stream().map(Object::toString).collect(Collectors.joining(","));
        JsonNode root = JsonMapper.shared().readTree("{" + head + "\"users\":[" + all + "]}");
        return new PageResponse(root, users, List.of(links), ADDRESS, "t0ken");
    }

    static NextPage step(PageSequence pages, @Nullable String cursor, PageResponse answer) {
        return pages.pagination().after(pages.cursor(cursor), answer);
    }

    static NextPage.Kind doubt(NextPage step) {
        assertThat(step).isInstanceOf(NextPage.Invalid.class);
        return ((NextPage.Invalid) step).kind();
    }
}
