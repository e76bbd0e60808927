package io.userdata.chaos.source;

import io.userdata.chaos.population.StateKind;
import io.userdata.chaos.population.UserState;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a state as the record that the source gives of it. */
public final class UserStateJson {
    /** The field that only a broken record has: what else is in quarantine does not belong there. */
    public static final String POISON = "poison";

    private UserStateJson() {}

    /** One record. */
    public static String of(UserState state) {
        StringBuilder json = new StringBuilder("{\"number\":").append(state.number());
        if (state.kind() != StateKind.POISON_NO_ID) {
            field(json, "id", state.externalId());
        }
        field(
                json,
                "changed",
                state.kind() == StateKind.POISON_BAD_TIME
                        ? "the other day"
                        : state.changedAt().toString());
        json.append(",\"gone\":").append(state.kind() == StateKind.DELETED);
        if (state.kind() != StateKind.POISON_NOT_A_USER) {
            field(json, "given", "Ada");
            field(json, "family", "Lovelace");
            mail(json, state);
        }
        if (state.isPoison()) {
            json.append(",\"").append(POISON).append("\":").append(state.number());
        }
        return json.append('}').toString();
    }

    /** A page of records. */
    public static String page(List<UserState> states) {
        return states.stream().map(UserStateJson::of).collect(Collectors.joining(",", "{\"users\":[", "]}"));
    }

    private static void mail(StringBuilder json, UserState state) {
        if (state.kind() == StateKind.POISON_CHANGED_FIELD) {
            json.append(",\"mail\":{\"broken\":true}");
        } else {
            field(json, "mail", state.email());
        }
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
}
