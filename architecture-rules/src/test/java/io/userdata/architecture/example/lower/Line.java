package io.userdata.architecture.example.lower;

/** A class that uses no other package. */
public record Line(String text) {}
