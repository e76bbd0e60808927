package io.userdata.events.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** An id given by an authority, such as {@code CPR} in Denmark. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NationalId(String name, @Nullable String value) {}
