package io.userdata.architecture.example.circle.one;

import io.userdata.architecture.example.circle.two.Egg;

/** A class whose package knows the other one. */
public record Hen(Egg egg) {}
