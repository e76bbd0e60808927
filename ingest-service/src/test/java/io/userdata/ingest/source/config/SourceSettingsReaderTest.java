package io.userdata.ingest.source.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSettingsReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-url             | ftp://users.example       | base-url must be http(s)://host[:port]",
                "base-url             | https://me:pw@example.org | base-url must hold neither credentials",
                "base-url             | ''                        | base-url must be http(s)://host[:port]",
                "path                 | users                     | path must start with /",
                "path.prefix          | /v1                       | path holds a value, not sources.people.path.prefix",
                "query.p              | {{pge}}                   | path or query: there is no variable {{pge}}",
                "query.p              | {{offset}}                | path or query: there is no variable {{offset}}:"
                        + " use page, pageSize, window.from, window.to",
                "query.api_key        | s3cret                    | query.api_key looks like a credential: use"
                        + " auth.type query",
                "query.subscription-key| s3cret                   | query.subscription-key looks like a credential",
                "query.sig            | s3cret                    | query.sig looks like a credential",
                "query.code           | s3cret                    | query.code looks like a credential",
                "query.X-Amz-Signature| s3cret                    | query.X-Amz-Signature looks like a credential",
                "path                 | /users?a=b&sig=s3cret     | path: sig looks like a credential",
                "query.page[size]     | 3                         | query: the name page[size] would be changed: write"
                        + " it as \"[page[size]]\"",
                "query.$top           | 3                         | query: the name $top would be changed: write it as"
                        + " \"[$top]\"",
                "query.größe          | 3                         | query: the name größe would be changed",
                "redact               | ''                        | ",
                "redact               | password                  | redact must be a list of texts; of JSON pointers"
                        + " such as /id",
                "pagination           | pages                     | pagination must be no value: below it there are"
                        + " type, first-page, last-page",
                "pagination.kind      | page                      | pagination.kind is no key that is known: below"
                        + " sources.people.pagination there are type, first-page, last-page",
                "pagination.type      | pages                     | pagination.type must be one of page-number,"
                        + " seeded-endless, offset, link, cursor, keyset, scim.",
                "pagination.last-page | 0                         | pagination.last-page must not be less",
                "pagination.type      | cursor                    | pagination.type cursor needs pointers.cursor",
                "pointers.records     | results                   | pointers.records must be a JSON pointer such as"
                        + " /id.",
                "pointers.ids         | /id                       | pointers.ids is no key that is known: below"
                        + " sources.people.pointers there are records, error, external-id",
                "base-ulr             | https://users.example     | base-ulr is no key that is known: below"
                        + " sources.people there are base-url, allowed-hosts, auth",
                "auth.type            | bearer                    | auth.token is missing: auth.type bearer needs it",
                "auth.type            | s3cret                    | auth.type must be one of none, header, query,"
                        + " bearer, basic, oauth2-client-credentials.",
                "auth.tokne           | s3cret                    | auth.tokne is no key that is known: below"
                        + " sources.people.auth there are type, header",
                "auth.header          | X Key                     | auth.header is not the name of a header",
                "limits.page-size     | 0                         | limits.page-size must be between",
                "limits.page-size     | many                      | limits.page-size must be a whole number.",
                "limits.body-size     | 1GB                       | limits.body-size must be between",
                "limits.body-size     | big                       | limits.body-size must be a size such as 512KB or"
                        + " 16MB.",
                "limits.read-timeout  | 0s                        | limits.read-timeout must be positive",
                "limits.read-timeout  | soon                      | limits.read-timeout must be a duration such as 30s",
                "backoff.initial      | 0s                        | backoff.initial must be positive",
                "backoff.longest      | 1ms                       | backoff.longest must not be less",
                "backoff.attempts     | 0                         | backoff.attempts must be at least 1",
                "budget.records       | 0                         | budget.records must be at least 1",
                "budget.requests      | 0                         | budget.requests must be at least 1",
                "budget.per           | 0s                        | budget.per must be at least",
                "budget.backfill-share| 1.1                       | budget.backfill-share must be",
                "budget.concurrency   | 0                         | budget.concurrency must be between",
                "budget.breaker-faults| -1                        | budget.breaker-faults must not",
                "budget.breaker-open  | 0s                        | budget.breaker-open must be positive",
                "allow-private-addresses| maybe                   | allow-private-addresses must be true or false.",
            })
    void aBadSettingIsNamed(String key, String value, @org.jspecify.annotations.Nullable String named) {
        if (named == null) {
            assertThat(TestSources.least(Map.of(key, value)).redact()).isEmpty();
        } else {
            assertThatThrownBy(() -> TestSources.least(Map.of(key, value)))
                    .hasMessageStartingWith("sources.people." + named)
                    .hasMessageNotContaining("s3cret")
                    .hasNoCause();
        }
    }

    @Test
    void anUnknownKeyIsNamed() {
        assertThatThrownBy(() -> TestSources.least(Map.of("pagination.tpye", "x")))
                .hasMessage("sources.people.pagination.tpye is no key that is known: below sources.people.pagination"
                        + " there are type, first-page, last-page.");
    }

    @ParameterizedTest
    @CsvSource({
        "${NOT_SET}, auth.token names an environment variable or property that is not set",
        "s3cret\u20ac, auth.token holds a character that no header can hold",
    })
    void aSecretThatCannotBeSentIsNotTold(String token, String named) {
        assertThatThrownBy(() -> TestSources.least(Map.of("auth.type", "bearer", "auth.token", token)))
                .hasMessage("sources.people." + named)
                .hasNoCause();
    }

    @Test
    void namesAndValuesOfAQueryStayAsTheyAreWritten() {
        Source source = TestSources.yaml("people", """
            sources:
              people:
                base-url: https://users.example
                pointers: {external-id: [/id]}
                query:
                  type: [a, "b,c", 7]
                  fields: id,name
                  updated.since: x
                  CamelCase_1-a: y
                  empty:
                  "[page[size]]": "{{pageSize}}"
                  "[$top]": 5
                  "[filter[a.b]]": [c, d]
            """);
        assertThat(source.properties().query())
                .isEqualTo(Map.of(
                        "type", List.of(new Template("a"), new Template("b,c"), new Template("7")),
                        "fields", List.of(new Template("id,name")),
                        "updated.since", List.of(new Template("x")),
                        "CamelCase_1-a", List.of(new Template("y")),
                        "empty", List.of(new Template("")),
                        "page[size]", List.of(new Template("{{pageSize}}")),
                        "$top", List.of(new Template("5")),
                        "filter[a.b]", List.of(new Template("c"), new Template("d"))));
    }

    @Test
    void aNameThatCannotBeAKeyIsRefused() {
        assertThatThrownBy(() -> new Source("Random User", TestSources.least(Map.of())))
                .hasMessageContaining("sources.Random User");
    }
}
