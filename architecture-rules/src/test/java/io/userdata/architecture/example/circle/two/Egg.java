package io.userdata.architecture.example.circle.two;

import io.userdata.architecture.example.circle.one.Hen;
import org.jspecify.annotations.Nullable;

/** A class whose package knows the other one. */
public record Egg(@Nullable Hen hen) {}
