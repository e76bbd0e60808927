package io.userdata.events.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A person's name in its own script, Unicode NFC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonName(
        @Nullable String title,
        @Nullable String first,
        @Nullable String last) {}
