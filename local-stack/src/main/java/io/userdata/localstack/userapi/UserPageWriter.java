package io.userdata.localstack.userapi;

import io.userdata.localstack.userapi.person.SampleUser;
import io.userdata.localstack.userapi.person.SampleUserGenerator;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.std.SimpleBeanPropertyFilter;
import tools.jackson.databind.ser.std.SimpleFilterProvider;

/** Writes pages of users as JSON; a page exists only while it is sent, so any number of pages costs no memory. */
final class UserPageWriter {
    record Info(String seed, int results, int page, String version) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BYTES_PER_USER = 1_300;

    private final SampleUserGenerator people;

    UserPageWriter(SampleUserGenerator people) {
        this.people = people;
    }

    byte[] page(UserQuery query) {
        return write(query, query.results());
    }

    byte[] emptyPage(UserQuery query) {
        return write(query, 0);
    }

    private byte[] write(UserQuery query, int users) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(BYTES_PER_USER * (users + 1));
        ObjectWriter writer = JSON.writer(new SimpleFilterProvider().addFilter(SampleUser.FILTER, new Wanted(query)));
        try (JsonGenerator json = writer.createGenerator(page)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("results");
            for (int index = 0; index < users; index++) {
                writer.writeValue(json, people.user(query.seed(), query.page(), index, query.nationalities()));
            }
            json.writeEndArray();
            if (query.withInfo()) {
                json.writeName("info");
                writer.writeValue(json, new Info(query.seed(), users, query.page(), "1.4"));
            }
            json.writeEndObject();
        }
        return page.toByteArray();
    }

    /** Leaves out the fields that are not asked for. */
    private static final class Wanted extends SimpleBeanPropertyFilter {
        private final UserQuery query;

        Wanted(UserQuery query) {
            this.query = query;
        }

        @Override
        public void serializeAsProperty(
                Object user, JsonGenerator json, SerializationContext context, PropertyWriter writer) throws Exception {
            if (query.wants(writer.getName())) {
                writer.serializeAsProperty(user, json, context);
            }
        }
    }
}
