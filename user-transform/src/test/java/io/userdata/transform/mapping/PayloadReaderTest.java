package io.userdata.transform.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.transform.fixture.ShippedSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A payload read token by token is mapped as its tree is mapped, with the same drifts. */
class PayloadReaderTest {
    private static final int PAYLOADS = 3_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final MappingDefinition PLAIN =
            source(Map.of("email", "/a/b/c", "phone", "/a/b/d"), List.of("/a/known"), DriftPolicy.WARN);
    private static final MappingDefinition NESTED = source(
            Map.of(
                    "email", "/mail | /mails/0/value | /mails[primary=true]/value",
                    "name.full", "/name",
                    "name.first", "/name/first",
                    "name.last", "/known/last",
                    "phone", "/0/phone"),
            List.of("/known", "/mails/0/known", "/whole"),
            DriftPolicy.WARN);

    static Stream<MappingDefinition> sources() {
        Map<String, MappingDefinition> shipped = ShippedSettings.rules().mappings();
        return Stream.concat(
                shipped.values().stream(),
                Stream.of(
                        PLAIN,
                        NESTED,
                        source(NESTED.fields(), NESTED.known(), DriftPolicy.IGNORE),
                        source(NESTED.fields(), NESTED.known(), DriftPolicy.QUARANTINE),
                        source(Map.of("email", "{}", "phone", "/a"), List.of(), DriftPolicy.WARN)));
    }

    private static MappingDefinition source(Map<String, String> fields, List<String> known, DriftPolicy unknown) {
        return new MappingDefinition(
                fields, Map.of(), Map.of("phone", "boolean | integer"), Map.of(), unknown, known, false);
    }

    private static SourceMapping compiled(MappingDefinition source) {
        return new MappingCompiler("any", source).compile();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void anyPayloadIsMappedAsItsTreeIs(MappingDefinition source) {
        SourceMapping mapping = compiled(source);
        Payloads payloads = new Payloads(source);
        int told = 0;
        for (int i = 0; i < PAYLOADS; i++) {
            String json = payloads.next().toString();
            List<Object> fromTree = mapped(mapping, json, ignored -> TreePayload.of(MAPPER.readTree(json), source));
            assertThat(mapped(mapping, json, mapping::read)).as(json).isEqualTo(fromTree);
            told += fromTree.size() > 1 ? 1 : 0;
        }
        assertThat(told).isPositive();
    }

    /** What comes of it: the user or the drift that ends it, and the drifts that were told. */
    private static List<Object> mapped(SourceMapping mapping, String json, Function<JsonParser, Payload> reader) {
        List<Object> all = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(json + ",")) {
            parser.nextToken();
            MappedUser user = mapping.map(reader.apply(parser), all::add);
            all.add(user);
        } catch (DriftedRecordException e) {
            all.add(e.drift());
        }
        return all;
    }

    private static Payload read(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            return compiled(PLAIN).read(parser);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{},\"a\":{}}",
                "{\"a\":{\"b\":{\"c\":1,\"c\":2}}}",
                "{\"a\":{\"known\":1,\"known\":1}}",
                "{\"a\":{\"b\":{\"c\":1,\"x\":1}},\"a\":{\"b\":{\"d\":1,\"y\":1}}}",
                "{\"a\":{\"b\":{\"c\":1,\"x\":1}},\"a\":7}",
                "{\"a\":7,\"a\":{\"b\":{\"c\":1,\"x\":1}}}",
                "{\"a\":{\"b\":7,\"b\":{\"c\":[1]},\"b\":{\"c\":null}}}",
                "{\"z\":1,\"z\":2,\"a\":{\"z\":1},\"a\":{}}"
            })
    void ofAFieldThatStandsTwiceTheLastOneCountsAsInATree(String json) {
        SourceMapping mapping = compiled(PLAIN);
        assertThat(mapped(mapping, json, mapping::read))
                .isEqualTo(mapped(mapping, json, ignored -> TreePayload.of(MAPPER.readTree(json), PLAIN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"known\":1e9999999999}}",
                "{\"else\":[1e9999999999]}",
                "{\"a\":{\"known\":\"\\ud8\"}}",
                "{\"a\":{\"known\":{\"b\":[1,2}}}",
                "{\"a\":{\"b\":{\"c\":1e9999999999}}}"
            })
    void invalidJsonIsRefusedInUnreadFieldsToo(String json) {
        assertThatThrownBy(() -> MAPPER.readTree(json))
                .isInstanceOfAny(JacksonException.class, NumberFormatException.class);
        assertThatThrownBy(() -> read(json)).isInstanceOfAny(JacksonException.class, NumberFormatException.class);
    }

    /** Records of names that a mapping knows and some others, with all kinds of values, seldom where they belong. */
    private static final class Payloads {
        private final Random random = new Random(8);
        private final List<String> names;
        private final List<List<String>> paths = new ArrayList<>();

        Payloads(MappingDefinition source) {
            TreeSet<String> all = new TreeSet<>(List.of("else", "*", "not a name", "0"));
            Stream.concat(source.fields().values().stream(), source.known().stream())
                    .forEach(text -> {
                        for (String pointer : text.split("[ |{}]+")) {
                            List<String> path = Stream.of(pointer.split("[/\\[\\]=]+"))
                                    .filter(name -> !name.isEmpty())
                                    .toList();
                            paths.add(path);
                            all.addAll(path);
                        }
                    });
            this.names = List.copyOf(all);
        }

        ObjectNode next() {
            ObjectNode payload = JsonNodeFactory.instance.objectNode();
            int fields = random.nextInt(12);
            for (int i = 0; i < fields; i++) {
                put(payload, paths.get(random.nextInt(paths.size())));
            }
            return random.nextInt(3) > 0 ? payload : (ObjectNode) object(3);
        }

        private void put(ObjectNode payload, List<String> path) {
            ObjectNode holder = payload;
            for (int i = 0; i < path.size() - 1; i++) {
                JsonNode next = holder.get(path.get(i));
                holder = next instanceof ObjectNode object ? object : holder.putObject(path.get(i));
            }
            if (!path.isEmpty()) {
                holder.set(path.get(path.size() - 1), value(2));
            }
        }

        private JsonNode object(int depth) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            int fields = random.nextInt(6);
            for (int i = 0; i < fields; i++) {
                object.set(names.get(random.nextInt(names.size())), value(depth - 1));
            }
            return object;
        }

        private JsonNode list(int depth) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            int elements = random.nextInt(3);
            for (int i = 0; i < elements; i++) {
                list.add(value(depth - 1));
            }
            return list;
        }

        private JsonNode value(int depth) {
            return switch (random.nextInt(depth > 0 ? 14 : 10)) {
                case 0 -> JsonNodeFactory.instance.nullNode();
                case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
                case 2 -> JsonNodeFactory.instance.numberNode(random.nextInt());
                case 3 -> JsonNodeFactory.instance.numberNode(new BigInteger(90, random));
                case 4 -> JsonNodeFactory.instance.numberNode(new BigDecimal(random.nextBoolean() ? "1.50" : "-0.0"));
                case 5 -> JsonNodeFactory.instance.numberNode(random.nextLong());
                case 6 -> JsonNodeFactory.instance.stringNode(random.nextBoolean() ? "true" : " ");
                case 7, 8, 9 -> JsonNodeFactory.instance.stringNode("text é " + random.nextInt(100));
                case 10, 11 -> list(depth);
                default -> object(depth);
            };
        }
    }
}
