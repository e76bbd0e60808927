package io.userdata.processor.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.transform.IncomingRecord;
import io.userdata.transform.OutgoingRecord;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The columns of Spark's Kafka source that are read, and those that its Kafka sink writes. */
final class KafkaRowSchema {
    static final StructType IN = new StructType()
            .add("topic", DataTypes.StringType)
            .add("partition", DataTypes.IntegerType)
            .add("offset", DataTypes.LongType)
            .add("key", DataTypes.BinaryType)
            .add("value", DataTypes.BinaryType);
    static final StructType OUT = new StructType()
            .add("topic", DataTypes.StringType)
            .add("partition", DataTypes.IntegerType)
            .add("key", DataTypes.BinaryType)
            .add("value", DataTypes.BinaryType)
            .add("headers", headers());

    private KafkaRowSchema() {}

    /** Stands for both schemas; another one is another number. */
    static String fingerprint() {
        return Integer.toHexString((IN.toDDL() + OUT.toDDL()).hashCode());
    }

    static IncomingRecord incoming(Row row) {
        return new IncomingRecord(
                row.getString(0), row.getInt(1), row.getLong(2), (byte[]) row.get(3), (byte[]) row.get(4));
    }

    static Row outgoing(OutgoingRecord record) {
        return RowFactory.create(
                record.topic(), record.partition(), record.key(), record.value(), headers(record.headers()));
    }

    private static ArrayType headers() {
        return DataTypes.createArrayType(
                new StructType().add("key", DataTypes.StringType).add("value", DataTypes.BinaryType));
    }

    private static @Nullable Seq<Row> headers(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        List<Row> rows = headers.entrySet().stream()
                .map(header ->
                        RowFactory.create(header.getKey(), header.getValue().getBytes(UTF_8)))
                .toList();
        return JavaConverters.asScalaBuffer(rows);
    }
}
