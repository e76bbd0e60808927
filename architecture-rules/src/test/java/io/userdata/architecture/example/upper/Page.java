package io.userdata.architecture.example.upper;

import io.userdata.architecture.example.lower.Line;

/** A class that uses another package. */
public record Page(Line[] lines, int[] lengths) {}
