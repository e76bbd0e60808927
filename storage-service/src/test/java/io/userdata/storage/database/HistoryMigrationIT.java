package io.userdata.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.fixture.TestDatabase;
import io.userdata.storage.fixture.TestServers;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What older versions kept as JSON is there in columns afterwards. */
class HistoryMigrationIT {
    @Test
    void statesKeptAsJsonMoveIntoColumns() {
        TestDatabase database = TestServers.database();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        JdbcClient client = JdbcClient.create(source);
        Flyway.configure().dataSource(source).target("4").load().migrate();
        keep(client, 1, """
                {"name_last": "Šimić", "birth_date": "1988-04-17", "registered_at": "2020-02-03T04:05:06.123456+00:00",
                 "address_latitude": "-55.25"}""");
        keep(client, 2, "{}");
        keep(client, 3, null);

        Flyway.configure().dataSource(source).load().migrate();

        assertThat(client.sql("""
                        SELECT name_last, birth_date::text, extract(epoch FROM registered_at)::text, address_latitude,
                          num_nonnulls(name_first, email, picture) AS others
                        FROM user_changes ORDER BY revision
                        """).query().listOfRows().stream().map(Object::toString))
                .containsExactly(
                        "{name_last=Šimić, birth_date=1988-04-17, extract=1580702706.123456,"
                                + " address_latitude=-55.25, others=0}",
                        "{name_last=null, birth_date=null, extract=null, address_latitude=null, others=0}",
                        "{name_last=null, birth_date=null, extract=null, address_latitude=null, others=0}");
    }

    private static void keep(JdbcClient client, int revision, @Nullable String before) {
        client.sql("""
                        INSERT INTO user_changes
                        SELECT gen_random_uuid(), now(), now(), gen_random_uuid(), :revision,
                          now(), now(), gen_random_uuid(), 0, cast(:before as jsonb), now()
                        """).param("revision", revision).param("before", before).update();
    }
}
