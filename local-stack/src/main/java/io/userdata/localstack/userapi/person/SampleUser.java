package io.userdata.localstack.userapi.person;

import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** A user as randomuser.me v1.4 gives it, in its order of fields. */
@JsonFilter(SampleUser.FILTER)
@JsonPropertyOrder({
    "gender",
    "name",
    "location",
    "email",
    "login",
    "dob",
    "registered",
    "phone",
    "cell",
    "id",
    "picture",
    "nat"
})
public record SampleUser(
        String gender,
        Name name,
        Location location,
        String email,
        Login login,
        Moment dob,
        Moment registered,
        String phone,
        String cell,
        Id id,
        Picture picture,
        Nationality nat) {
    /** The name of the filter that leaves fields out. */
    public static final String FILTER = "fields";

    record Name(String title, String first, String last) {}

    record Street(int number, String name) {}

    record Coordinates(String latitude, String longitude) {}

    record Timezone(String offset, String description) {}

    /** @param postcode a number or a text, as it comes */
    record Location(
            Street street,
            String city,
            String state,
            String country,
            Object postcode,
            Coordinates coordinates,
            Timezone timezone) {}

    record Login(String uuid, String username, String password, String salt, String md5, String sha1, String sha256) {}

    record Moment(String date, int age) {}

    record Id(String name, @Nullable String value) {}

    record Picture(String large, String medium, String thumbnail) {}
}
