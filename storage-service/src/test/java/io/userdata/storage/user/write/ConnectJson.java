package io.userdata.storage.user.write;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.starter.json.EventMapper;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A row of {@code users} as Kafka Connect's JsonConverter reads it, with Debezium's names for what JSON has no type for. */
public final class ConnectJson {
    private static final JsonMapper JSON = EventMapper.create();
    private static final ObjectNode SCHEMA = struct();

    private ConnectJson() {}

    /** The record's columns, and when it was stored, which the service's clock says and Connect must be told. */
    public static byte[] bare(EnrichedRecord next, String now) {
        return JSON.writeValueAsBytes(row(next, now));
    }

    /** The same, beside its schema. */
    public static byte[] withSchema(EnrichedRecord next, String now) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.set("schema", SCHEMA);
        message.set("payload", row(next, now));
        return JSON.writeValueAsBytes(message);
    }

    /** The schema alone. */
    public static String schema() {
        return SCHEMA.toString();
    }

    private static ObjectNode row(EnrichedRecord next, String now) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        UserRow values = UserRow.of(next);
        UserColumns.ALL.forEach(column -> put(row, column, column.value().apply(values)));
        row.put("inserted_at", now).put("updated_at", now);
        return row;
    }

    private static void put(ObjectNode payload, UserColumn column, @Nullable Object value) {
        if (value == null) {
            payload.putNull(column.name());
            return;
        }
        switch (column.type()) {
            case "bigint" -> payload.put(column.name(), (Long) value);
            case "integer" -> payload.put(column.name(), (Integer) value);
            case "double precision" -> payload.put(column.name(), (Double) value);
            case "date" -> payload.put(column.name(), (int) ((LocalDate) value).toEpochDay());
            default -> payload.put(column.name(), value.toString());
        }
    }

    private static ObjectNode struct() {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        UserColumns.ALL.forEach(column -> fields.add(field(column.name(), column.type())));
        fields.add(field("inserted_at", "timestamptz"));
        fields.add(field("updated_at", "timestamptz"));
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "struct").put("name", "users.Value").put("optional", false);
        schema.set("fields", fields);
        return schema;
    }

    private static ObjectNode field(String name, String type) {
        ObjectNode field = JsonNodeFactory.instance.objectNode();
        field.put("field", name).put("optional", !name.equals("user_id"));
        switch (type) {
            case "bigint" -> field.put("type", "int64");
            case "integer" -> field.put("type", "int32");
            case "double precision" -> field.put("type", "double");
            case "date" -> field.put("type", "int32").put("name", "io.debezium.time.Date");
            case "timestamptz" -> field.put("type", "string").put("name", "io.debezium.time.ZonedTimestamp");
            case "uuid" -> field.put("type", "string").put("name", "io.debezium.data.Uuid");
            case "jsonb" -> field.put("type", "string").put("name", "io.debezium.data.Json");
            default -> field.put("type", "string");
        }
        return field;
    }
}
